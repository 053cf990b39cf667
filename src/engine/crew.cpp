#include "engine/crew.hpp"

namespace drctl {

void Crew::post(Post what) {
  {
    const std::scoped_lock lock(mutex_);
    posts_.push_back(std::move(what));
  }
  posted_.notify_one();
}

Crew::Post Crew::take() {
  std::unique_lock lock(mutex_);
  posted_.wait(lock, [this] { return !posts_.empty(); });
  auto what = std::move(posts_.front());
  posts_.pop_front();
  return what;
}

}  // namespace drctl
