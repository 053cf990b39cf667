#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "runbook/doubts.hpp"

namespace drctl {

/// What the steps so far have captured, by numbers in their order, and why each of it may be missing.
class Captured {
 public:
  std::size_t size() const { return made_.size(); }
  void add(const Step& step, const Capture& capture);
  /// What was captured from `begin` on and before `end` may be missing from here on.
  void come_into_doubt(std::size_t begin, std::size_t end, const Doubt& doubt);
  /// The same of what `step`, the first from `begin` on, can't capture when it has failed.
  void come_into_doubt_by_failure(std::size_t begin, const Step& step);
  /// Whether it stands where the next steps can't see it: in another option of a decision.
  void hide(std::size_t begin, bool is_hidden);
  /// The names that captures of this name are made of.
  std::set<std::string> sources_of(const std::string& name) const;
  /// A doubt about a capture of this name that the names which are asked don't dispel; null when there is
  /// none.
  const Doubt* open_doubt(const std::string& name,
                          const std::function<bool(const std::set<std::string>&)>& is_asked) const;

 private:
  struct Made {
    const Step* step;
    const Capture* capture;
    std::vector<Doubt> doubts{};
    bool is_hidden = false;
  };
  std::vector<Made> made_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;
};

}  // namespace drctl
