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

/// Stands before all who answer at gates. Once a gate is answered, by whomever, what else was approved with
/// `drctl approve` for its step is void: it was given for that gate, before anybody knew what came of it.
/// Only while another person must approve, too, it stands.
class SpentApprovals final : public PassingOperator {
 public:
  /// `folder` is RunFolder::approvals. `next` must outlive it.
  SpentApprovals(std::filesystem::path folder, Operator& next)
      : PassingOperator(&next), folder_(std::move(folder)) {}

  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace drctl
