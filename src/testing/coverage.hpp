#pragma once

#include <set>
#include <string>
#include <vector>

#include "testing/played.hpp"

namespace drctl {

/// What the cases of a test went through. Steps of included runbooks count in their own tests.
class Coverage {
 public:
  /// One thing that a case can go through.
  struct Item {
    enum class Kind {
      step,    ///< is carried out
      branch,  ///< a `when` that holds, and that does not; an option; a `check` that says yes, and no
      failure  ///< a written reaction to a failure: on_failure, retries, manual, rollback
    } kind;
    std::string step;
    std::string what;  ///< "option 'dump'", "when: dump != \"\" is false"
    bool operator<(const Item& other) const {
      return std::tie(kind, step, what) < std::tie(other.kind, other.step, other.what);
    }
  };

  /// Every case of the same runbook.
  void add(const Plan& plan, const Played& played);

  std::size_t all(Item::Kind kind) const;
  std::size_t covered(Item::Kind kind) const;
  /// In the order of the runbook.
  const std::vector<Item>& missing() const { return missing_; }
  /// Steps and branches together, in whole percent, rounded down; 100 when there are none.
  int percent() const;

 private:
  std::vector<Item> all_;
  std::set<Item> covered_;
  std::vector<Item> missing_;
};

}  // namespace drctl
