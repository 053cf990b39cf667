#pragma once

#include "drctl/adapter.hpp"
#include "runbook/test_file.hpp"

namespace drctl {

/// Stands before a step's adapter: what a call would do is asked of the real one, carrying it out gives what
/// the test wrote down. Touches nothing.
class FakedCall final : public Adapter {
 public:
  /// `real`, `spec` and what `outcomes` points into must outlive it. The last outcome repeats; none: success.
  FakedCall(const Adapter& real, const AdapterSpec& spec, std::vector<FakedOutcome> outcomes);
  std::expected<Preview, std::string> preview(const Call& call) const override;
  Outcome perform(const Call& call, Execution& execution) override;

 private:
  const Adapter& real_;
  const AdapterSpec& spec_;
  std::vector<FakedOutcome> outcomes_;
  std::size_t performed_ = 0;
};

}  // namespace drctl
