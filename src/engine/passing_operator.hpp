#pragma once

#include "engine/operator.hpp"

namespace drctl {

/// Passes every question on to the next one, or to nobody when that is nullptr. Whoever stands in between
/// answers those that it can.
class PassingOperator : public Operator {
 public:
  /// `next` must outlive it.
  explicit PassingOperator(Operator* next) : next_(next) {}

  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override {
    return next_ ? next_->gate(question) : std::nullopt;
  }
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override {
    return next_ ? next_->choice(question) : std::nullopt;
  }
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override {
    return next_ ? next_->failure(question) : std::nullopt;
  }
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override {
    return next_ ? next_->unknown(question) : std::nullopt;
  }

 private:
  Operator* next_;
};

}  // namespace drctl
