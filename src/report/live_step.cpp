#include "report/live_step.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/plain_text.hpp"
#include "support/time_text.hpp"

namespace drctl {

using std::chrono::floor;
using std::chrono::seconds;

void LiveStep::begin(std::string step, Steady now) {
  *this = LiveStep{};
  step_ = std::move(step);
  started_ = spoke_ = now;
}

void LiveStep::spoke(Steady now, std::string line) {
  constexpr std::size_t most = 20;
  spoke_ = now;
  said_.push_back(std::move(line));
  if (said_.size() > most) said_.pop_front();
}

std::string LiveStep::unsaid(std::string_view text) const {
  auto left = std::string(text.substr(0, text.find('\n')));
  for (auto rest = text.substr(left.size()); !rest.empty();) {
    const auto line = rest.substr(1, rest.find('\n', 1) - 1);
    if (std::ranges::find(said_, line) == said_.end()) left.append("\n").append(line);
    rest.remove_prefix(line.size() + 1);
  }
  return left;
}

void LiveStep::progress(std::size_t done, std::size_t total, std::string_view what) {
  done_ = done;
  total_ = total;
  what_ = printable(what);
}

std::string LiveStep::progress_text() const {
  if (total_ == 0 && done_ == 0) return what_;
  auto count = total_ == 0 ? fmt::format("{}", done_) : fmt::format("{}/{}", done_, total_);
  return what_.empty() ? count : count + " " + what_;
}

std::optional<std::string> LiveStep::elapsed(Steady now) const {
  const auto passed = floor<seconds>(now - started_);
  if (passed < seconds{1}) return std::nullopt;
  return passed < seconds{60} ? fmt::format("{} s", passed.count()) : to_words(passed);
}

std::optional<std::string> LiveStep::sparse(Steady now) {
  if (now - started_ < seconds{2}) return std::nullopt;  // what is over at once needs no commentary
  const auto tenth = total_ == 0 ? 0 : done_ * 10 / total_;
  if (now - spoke_ < seconds{10} && tenth <= told_tenth_) return std::nullopt;
  told_tenth_ = tenth;
  spoke_ = now;
  auto text = progress_text();
  const auto time = elapsed(now);
  if (time) text += (text.empty() ? "" : ", ") + *time;
  return text;
}

}  // namespace drctl
