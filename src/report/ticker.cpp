#include "report/ticker.hpp"

#include <chrono>

#include "report/console.hpp"

namespace drctl {

Ticker::Ticker(Console& console)
    : thread_([this, &console] {
        std::unique_lock lock(mutex_);
        while (!stop_.wait_for(lock, std::chrono::seconds{1}, [this] { return stopping_; })) console.tick();
      }) {}

Ticker::~Ticker() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_one();
}

}  // namespace drctl
