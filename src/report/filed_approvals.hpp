#pragma once

#include <filesystem>

#include "engine/passing_operator.hpp"

namespace drctl {

/// Finds at a gate what another person has approved with `drctl approve`; passes every other question on to
/// `next`, or to nobody when that is nullptr.
class FiledApprovals final : public PassingOperator {
 public:
  /// `folder` is RunFolder::approvals. `next` must outlive it.
  FiledApprovals(std::filesystem::path folder, Operator* next)
      : PassingOperator(next), folder_(std::move(folder)) {}

  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override;

 private:
  std::optional<Signed<GateAnswer>> filed(const GateOpened& gate) const;

  std::filesystem::path folder_;
};

}  // namespace drctl
