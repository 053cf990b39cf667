#pragma once

#include <optional>
#include <set>

#include "engine/decide_step.hpp"

namespace drctl {

/// Goes through the steps in order, and into the branches of a group side by side, to find what comes next.
class Walk {
 public:
  Walk(const Plan& plan, const State& state, const std::set<std::size_t>& at_work)
      : plan_(plan), state_(state), at_work_(at_work) {}

  /// What to do about the steps from `begin` to `end`; nothing when all of them are settled.
  std::optional<Next> through(std::size_t begin, std::size_t end) const;

 private:
  /// The later in this list, the more it says about a group that holds it.
  enum class Way {
    over,
    waits,    ///< for the operator
    failed,   ///< and somebody must say what now, or it ends the run
    at_work,  ///< until one of its attempts ends
    found     ///< it can be done now, whatever else is at work
  };
  struct Look {
    Way way = Way::over;
    std::optional<Next> next = std::nullopt;
  };
  struct Span {
    std::size_t begin, end;
  };

  Look along(Span steps) const;
  Look beside(const PlannedStep& group) const;
  Look at(std::size_t index) const;
  Span branch(const PlannedStep& group, std::size_t number) const;
  bool is_open(std::size_t index) const;
  bool any_at_work(Span steps) const;
  bool is_full(const PlannedStep& group) const;
  bool is_halted(const PlannedStep& group, Span steps) const;

  const Plan& plan_;
  const State& state_;
  const std::set<std::size_t>& at_work_;
};

}  // namespace drctl
