#pragma once

#include <chrono>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "drctl/cancellation.hpp"
#include "engine/notices.hpp"

namespace drctl {

class Clock;

/// Bring notices to their channels, to each in its order, while their sender goes on. A channel that hangs
/// holds up itself only.
class Messengers {
 public:
  enum class Way {
    beside,
    in_place,  ///< `send` comes back when the notice is told: for tests of runbooks
  };

  Messengers(Clock& clock, Way way) : clock_(clock), way_(way) {}
  /// Gives up what is not told yet.
  ~Messengers();
  Messengers(const Messengers&) = delete;
  Messengers& operator=(const Messengers&) = delete;

  /// `adapter` must outlive the messengers.
  void send(Adapter& adapter, Notice notice);
  /// What has come of notices since the last time.
  std::vector<Notified> back();
  /// Waits until none is on its way, at most for `limit`; gives up the others.
  void come_home(std::chrono::milliseconds limit);

 private:
  void bring(Adapter& adapter, const Notice& notice);

  Clock& clock_;
  Way way_;
  Cancellation cancel_;
  std::mutex mutex_;
  std::vector<Notified> back_;
  std::map<std::string, std::shared_future<void>> on_the_way_;  ///< by channel: the last one sent
};

}  // namespace drctl
