#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "drctl/adapter.hpp"
#include "platform/deadline.hpp"

namespace drctl {

/// How one try to tell people ended.
struct NotifyTry {
  enum class Again { useful, useless };
  End end = End::succeeded;
  std::string error{}, help{};
  Again again = Again::useless;  ///< whether another try may end better
  std::string dedup_key{};       ///< that PagerDuty made up
};

/// How long one is tried for.
struct NotifyPatience {
  int tries = 3;
  std::chrono::milliseconds limit{10'000};  ///< of one try
  std::chrono::milliseconds pause{1'000};   ///< before the second; doubled before each further one
};

/// What came of all tries together.
struct NotifyTries {
  NotifyTry last;
  int count = 0;
};

/// Tries until one succeeds, none can any more, or the frame's time is over.
NotifyTries try_to_notify(const std::function<NotifyTry(const Deadline&)>& once, Execution& execution,
                          const NotifyPatience& patience = {});

}  // namespace drctl
