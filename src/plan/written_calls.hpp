#pragma once

#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan/adapters.hpp"
#include "plan/plan.hpp"
#include "plan/prepare.hpp"

namespace drctl {

/// What stands in a runbook, as far as it is known before a run: of one that is bound to an environment the
/// very commands, of another with the names of settings and variables in their places.
class WrittenCalls {
 public:
  /// Nothing is bound. `adapters` must outlive it.
  explicit WrittenCalls(const Adapters& adapters) : adapters_(&adapters) {}
  /// Bound as in the plan; both must outlive it. A secret that it withholds stays a name, and so does what
  /// the plan leaves open.
  WrittenCalls(const Plan& plan, const Adapters& adapters);

  /// The same inside the include, whose steps know other variables: those that it gives them, too.
  WrittenCalls inside(const Step& step, const Include& include) const;
  /// The same inside each round of the `for_each`, with its item as a text; nothing while the list is
  /// unknown.
  struct Round;
  std::optional<std::vector<Round>> rounds(const Step& step, const ForEach& loop) const;

  /// The call with what is known of it; no I/O. Fails where its adapter refuses it as it stands.
  std::expected<Prepared, PlacedError> of(const CallText& call) const;
  /// The text with what is known of it; every other ${...} stays.
  std::string text(const FieldValue& field) const;
  /// The variable's value, as the plan has it; nothing without a plan, or without a value.
  const expression::Value* value_of(const Variable& variable) const;

 private:
  /// By the frame that they stand in: a runbook can be included twice.
  template <class Text, class Bound>
  using ByPlace = std::map<std::pair<std::size_t, const Text*>, Bound>;
  struct Table {
    ByPlace<CallText, const PlannedCall*> calls;
    ByPlace<Step, std::size_t> inner_frames;
    ByPlace<Step, std::vector<std::size_t>> rounds;  ///< the frame of each; none where the list is open
  };
  void add(const PlannedStep& step, Table& table) const;
  void add_round(const PlannedStep& step, Table& table) const;

  const Adapters* adapters_ = nullptr;
  const Plan* plan_ = nullptr;
  std::shared_ptr<const Table> table_;
  std::size_t frame_ = 0;
  Names names_;  ///< of the frame; without secrets
};

struct WrittenCalls::Round {
  std::string item;
  WrittenCalls calls;
};

}  // namespace drctl
