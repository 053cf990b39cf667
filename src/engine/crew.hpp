#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <thread>

namespace drctl {

/// Threads that work beside the one who leads them, and what they want done on its thread: so that only one
/// thread ever writes the journal.
class Crew {
 public:
  using Post = std::function<void()>;

  /// Carries `work` out on a thread of its own, known by `id`. It must end by itself.
  void start(std::size_t id, std::function<void()> work) { threads_.try_emplace(id, std::move(work)); }
  /// For the leader: that thread has posted its last.
  void join(std::size_t id) { threads_.erase(id); }

  /// From any thread: the leader is to do this, after all that was posted before.
  void post(Post what);
  /// From a worker: has the leader do this, and waits for what it returns.
  template <class Work>
  auto call(Work work) {
    std::packaged_task<decltype(work())()> task(std::move(work));
    auto answer = task.get_future();
    post([&task] { task(); });
    return answer.get();
  }
  /// For the leader: the next post; waits until there is one.
  Post take();

 private:
  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<Post> posts_;
  std::map<std::size_t, std::jthread> threads_;  // the last member: joined before the rest goes
};

}  // namespace drctl
