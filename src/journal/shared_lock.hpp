#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <variant>

#include "engine/drive.hpp"
#include "journal/lease.hpp"

namespace drctl {

class Clock;

/// The other machines' lock, held: renewed every few seconds until it goes away, with the step at work. It is
/// a recorder for that alone, and never fails: whoever can't reach the cluster goes on with a recovery.
class SharedLock final : public Recorder {
 public:
  /// Takes `lease` as `us`. A holder that has died is passed over: at once where that can be seen, else after
  /// it was watched for 30 s, in which it would have renewed; `tell` is given a sentence before. What is
  /// refused is the holder that lives, or what the trouble is.
  using Refused = std::variant<LockHolder, std::string>;
  using Tell = std::function<void(const std::string& sentence)>;
  static std::expected<std::unique_ptr<SharedLock>, Refused> take(const Lease& lease, const LockHolder& us,
                                                                  Clock& clock, const Cancellation& cancel,
                                                                  const Tell& tell);

  /// Gives it back, unless somebody else has it meanwhile.
  ~SharedLock() override;
  SharedLock(const SharedLock&) = delete;
  SharedLock& operator=(const SharedLock&) = delete;

  std::expected<void, std::string> record(const Event& event, const State& after) override;

  /// Who wishes to go on with our run, or has taken the lock while we could not renew it. That is final.
  std::optional<LockHolder> taker();
  std::string describe() const { return lease_.describe(); }

 private:
  SharedLock(const Lease& lease, LeaseState state, Tell tell);
  void renew_until_stopped();
  void renew();
  void look_again();
  void give_back();

  const Lease lease_;
  LeaseState state_;  ///< the renewing thread's
  Tell tell_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false, lost_ = false;
  std::string step_, trouble_;
  std::optional<LockHolder> taker_;
  Cancellation cancel_;
  std::jthread thread_;  ///< the last member: it uses the others
};

/// Whether whoever holds a lease gave it back when asked, or died.
enum class HandOver { given_back, holder_is_silent };

/// Asks the holder for its run, until it has given the lease back, was silent for 30 s, or `patience` is
/// over: then the holder is what is refused. It ends the step at work first.
std::expected<HandOver, SharedLock::Refused> ask_to_hand_over(const Lease& lease, const LockHolder& us,
                                                              std::chrono::milliseconds patience,
                                                              Clock& clock, const Cancellation& cancel);

}  // namespace drctl
