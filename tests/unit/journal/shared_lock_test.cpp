#include "journal/shared_lock.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <mutex>
#include <nlohmann/json.hpp>

#include "platform/clock.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

/// The one lease of a cluster, as kubectl shows it: a write of another version than the last is refused.
class Cluster final : public Adapter {
 public:
  std::expected<Preview, std::string> preview(const Call&) const override { return Preview{}; }

  Outcome perform(const Call& call, Execution&) override {
    const std::scoped_lock lock(mutex_);
    if (!away.empty()) return {.end = End::could_not_start, .error = away};
    const auto& verb = call.arguments["args"][0];
    if (verb == "get") return lease.is_null() ? refused("NotFound") : shown();
    const auto sent = json::parse(call.arguments["input"].get<std::string>());
    if (verb == "create" && !lease.is_null()) return refused("AlreadyExists");
    if (verb == "replace" && sent["metadata"]["resourceVersion"] != lease["metadata"]["resourceVersion"])
      return refused("Conflict");
    lease = sent;
    lease["metadata"]["resourceVersion"] = std::to_string(++version_);
    return shown();
  }

  json lease;
  std::string away;  ///< why it can't be reached; empty: it can

 private:
  Outcome shown() const { return {.end = End::succeeded, .result = {{"json", lease}}}; }
  static Outcome refused(const std::string& why) {
    return {.end = End::failed, .error = "Error from server (" + why + "): ..."};
  }

  std::mutex mutex_;
  int version_ = 0;
};

/// Time that passes while somebody waits, and what happens meanwhile.
class PassingClock final : public Clock {
 public:
  std::chrono::system_clock::time_point now() override { return std::chrono::system_clock::now() + passed_; }
  std::chrono::steady_clock::time_point steady_now() override {
    return std::chrono::steady_clock::time_point{} + passed_;
  }
  void wait(std::chrono::milliseconds duration, const Cancellation&) override {
    passed_ += duration;
    meanwhile();
  }
  std::function<void()> meanwhile = [] {};

 private:
  std::chrono::milliseconds passed_{0};
};

class SharedLockTest : public testing::Test {
 protected:
  static LockHolder person(const std::string& name) {
    LockHolder holder{"run-1", name + "s-laptop", name, 4711, "2026-11-24T03:10:07Z"};
    holder.place = "the place of " + name;
    return holder;
  }
  auto take(const LockHolder& us) {
    return SharedLock::take(lease_, us, clock_, cancel_, [this](const auto& text) { told_ += text + "\n"; });
  }
  /// It was heard of so long ago, by its own clock.
  LeaseState written(const LockHolder& holder, std::chrono::seconds ago) {
    auto state = lease_.look(cancel_).value();
    state.holder = holder;
    state.renewed = to_rfc3339(std::chrono::system_clock::now() - ago);
    return lease_.write(state, cancel_).value();
  }
  std::string holder() {
    const auto state = lease_.look(cancel_).value();
    return state.holder ? state.holder->by : "nobody";
  }

  Cluster cluster_;
  Lease lease_{cluster_, {"cluster", "kubernetes", {{"context", "c"}, {"namespace", "n"}}, {}}, "here"};
  PassingClock clock_;
  Cancellation cancel_;
  std::string told_;
};

TEST_F(SharedLockTest, IsSeenByOthersWhileItIsHeldAndGivenBack) {
  {
    const auto lock = take(person("ada"));
    ASSERT_TRUE(lock);
    EXPECT_EQ(holder(), "ada");
    EXPECT_EQ(cluster_.lease["spec"]["holderIdentity"], "run-1 adas-laptop pid 4711");
  }
  EXPECT_EQ(holder(), "nobody");
  EXPECT_EQ(cluster_.lease["spec"]["holderIdentity"], "");
}

TEST_F(SharedLockTest, IsRefusedToASecondMachine) {
  const auto first = take(person("ada"));
  const auto grace = take(person("grace"));
  ASSERT_FALSE(grace);
  EXPECT_EQ(std::get<LockHolder>(grace.error()).by, "ada");
  EXPECT_EQ(holder(), "ada");
}

TEST_F(SharedLockTest, OfADeadProcessOfThisMachineIsTakenAtOnce) {
  auto dead = person("ada");
  dead.place = this_place();
  dead.pid = 0x3fffffff;  // beyond the largest that Linux gives
  written(dead, 1s);
  EXPECT_TRUE(take(person("grace")));
  EXPECT_EQ(told_, "");
}

TEST_F(SharedLockTest, OfALivingProcessOfThisMachineIsNotTaken) {
  auto alive = person("ada");
  alive.place = this_place();
  alive.pid = ::getpid();
  written(alive, 1s);
  EXPECT_FALSE(take(person("grace")));
}

TEST_F(SharedLockTest, OfASilentHolderIsTakenAfterItWasWatched) {
  written(person("ada"), 3min);
  const auto before = clock_.steady_now();
  EXPECT_TRUE(take(person("grace")));
  EXPECT_GE(clock_.steady_now() - before, 30s);
  EXPECT_EQ(told_,
            "watching for 30 s whether run run-1 (ada, pid 4711 on adas-laptop, since 2026-11-24T03:10:07Z) "
            "is still at work\n");
}

TEST_F(SharedLockTest, OfAHolderWhoseClockIsWrongIsNotTaken) {
  written(person("ada"), 3min);
  clock_.meanwhile = [this] { written(person("ada"), 3min); };
  EXPECT_FALSE(take(person("grace")));
  EXPECT_EQ(holder(), "ada");
}

TEST_F(SharedLockTest, IsTroubleWhenTheClusterIsAway) {
  cluster_.away = "connect: connection refused";
  EXPECT_EQ(std::get<std::string>(take(person("ada")).error()), "connect: connection refused");
}

TEST_F(SharedLockTest, IsHandedOverWhenAsked) {
  auto state = written(person("ada"), 1s);
  int looks = 0;
  clock_.meanwhile = [&] {
    if (++looks < 3) return;
    auto now = lease_.look(cancel_).value();
    EXPECT_EQ(now.wish->reason, "her laptop is lost");
    now.holder.reset();
    ASSERT_TRUE(lease_.write(now, cancel_));
  };
  auto grace = person("grace");
  grace.reason = "her laptop is lost";
  const auto handed = ask_to_hand_over(lease_, grace, 1min, clock_, cancel_);
  ASSERT_TRUE(handed);
  EXPECT_EQ(*handed, HandOver::given_back);
}

TEST_F(SharedLockTest, IsNotWaitedForForEver) {
  written(person("ada"), 1s);
  clock_.meanwhile = [this] {  // it lives, and works on
    auto now = lease_.look(cancel_).value();
    now.renewed = to_rfc3339(clock_.now());
    ASSERT_TRUE(lease_.write(now, cancel_));
  };
  const auto handed = ask_to_hand_over(lease_, person("grace"), 1min, clock_, cancel_);
  ASSERT_FALSE(handed);
  EXPECT_EQ(std::get<LockHolder>(handed.error()).by, "ada");
}

TEST_F(SharedLockTest, AHolderThatNeverAnswersIsSilent) {
  written(person("ada"), 1s);
  EXPECT_EQ(ask_to_hand_over(lease_, person("grace"), 10min, clock_, cancel_).value(),
            HandOver::holder_is_silent);
}

}  // namespace
}  // namespace drctl
