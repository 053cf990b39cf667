#include "recovery/arguments_watch.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>

namespace drctl::recovery {
using namespace std::chrono_literals;
namespace fs = std::filesystem;
namespace {

constexpr auto pause = 5ms;

std::string arguments_of(const std::string& pid) {
  std::ifstream file("/proc/" + pid + "/cmdline", std::ios::binary);
  std::string words;
  // getline, which takes a process that ends meanwhile for the end of the file.
  for (std::string word; std::getline(file, word, '\0');) words += word + ' ';
  return words;
}

void add_with_children(const std::string& pid, std::set<std::string>& seen) {
  seen.insert(arguments_of(pid));
  std::error_code gone;
  for (const auto& thread : fs::directory_iterator("/proc/" + pid + "/task", gone)) {
    std::ifstream children(thread.path() / "children");
    for (std::string child; children >> child;) add_with_children(child, seen);
  }
}

}  // namespace

ArgumentsWatch::ArgumentsWatch(pid_t pid)
    : thread_([this, pid = std::to_string(pid)](const std::stop_token& stop) {
        std::set<std::string> seen;
        for (; !stop.stop_requested(); std::this_thread::sleep_for(pause)) add_with_children(pid, seen);
        for (const auto& words : seen) seen_ += words + '\n';
      }) {}

std::string ArgumentsWatch::seen() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  return seen_;
}

}  // namespace drctl::recovery
