#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace drctl {

class Console;

/// Ticks the console once a second from a thread of its own, for as long as it lives.
class Ticker {
 public:
  explicit Ticker(Console& console);
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::jthread thread_;
};

}  // namespace drctl
