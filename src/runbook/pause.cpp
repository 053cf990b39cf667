#include "runbook/pause.hpp"

#include <algorithm>
#include <cmath>

namespace drctl {

milliseconds pause_behind(const Retries& retries, int attempt) {
  const auto longest = static_cast<double>(retries.max_delay.count());
  const auto pause = static_cast<double>(retries.delay.count()) * std::pow(retries.backoff, attempt - 1);
  return milliseconds{static_cast<std::int64_t>(std::min(pause, longest))};
}

}  // namespace drctl
