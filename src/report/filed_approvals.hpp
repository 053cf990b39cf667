#pragma once

#include <filesystem>

#include "engine/operator.hpp"

namespace drctl {

/// Finds at a gate what another person has approved with `drctl approve`; passes every other question on to
/// `next`, or to nobody when that is nullptr.
class FiledApprovals final : public Operator {
 public:
  /// `folder` is RunFolder::approvals. `next` must outlive it.
  FiledApprovals(std::filesystem::path folder, Operator* next) : folder_(std::move(folder)), next_(next) {}

  std::optional<Signed<GateAnswer>> gate(const GateOpened& gate) override;
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override;
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override;
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override;

 private:
  std::optional<Signed<GateAnswer>> filed(const GateOpened& gate) const;

  std::filesystem::path folder_;
  Operator* next_;
};

}  // namespace drctl
