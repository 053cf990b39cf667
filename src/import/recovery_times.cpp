#include "import/recovery_times.hpp"

#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <utility>

#include "support/ascii.hpp"

namespace drctl {
namespace {

struct Unit {
  std::string_view word;
  char letter;
  int seconds;
};

constexpr std::array<Unit, 12> units = {{{"second", 's', 1},
                                         {"sec", 's', 1},
                                         {"minute", 'm', 60},
                                         {"min", 'm', 60},
                                         {"hour", 'h', 3600},
                                         {"hr", 'h', 3600},
                                         {"day", 'd', 86400},
                                         {"week", 'w', 604800},
                                         {"s", 's', 1},
                                         {"m", 'm', 60},
                                         {"h", 'h', 3600},
                                         {"d", 'd', 86400}}};

class Reader {
 public:
  explicit Reader(const std::string& text) : text_(text) {}

  std::optional<long> seconds() {
    std::optional<long> sum;
    bool is_zero = false;
    int last = 0;  // the seconds of the unit before
    while (skip_to_number(sum.has_value())) {
      const bool is_joined = at_ > 0 && is_letter(text_[at_ - 1]);
      const double value = number();
      const auto* unit = unit_here();
      is_zero = is_zero || value == 0;
      const auto size = unit != nullptr             ? unit->seconds
                        : is_joined && last == 3600 ? 60  // 1h30
                                                    : 0;
      if (sum && size >= last) break;
      if (size == 0) continue;
      sum = sum.value_or(0) + std::lround(value * size);
      last = size;
    }
    return !sum && is_zero ? 0 : sum;
  }

 private:
  static bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
  static bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

  /// Behind a first one only what goes on with it: "1 hour 30 minutes", "1h30m", "1 day, 2 hours", "1 day and
  /// 2 hours".
  bool skip_to_number(bool only_next) {
    if (only_next) {
      while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == ',')) ++at_;
      if (std::string_view(text_).substr(at_).starts_with("and ")) at_ += 4;
      return at_ < text_.size() && is_digit(text_[at_]);
    }
    while (at_ < text_.size() && !is_digit(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  double number() {
    double value = 0;
    const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    at_ = error == std::errc{} ? static_cast<std::size_t>(end - text_.data()) : at_ + 1;
    return value;
  }

  const Unit* unit_here() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '-')) {
      if (text_[at_] == '-' && (at_ + 1 >= text_.size() || !is_letter(text_[at_ + 1]))) return nullptr;
      ++at_;
    }
    auto end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    auto word = std::string_view(text_).substr(at_, end - at_);
    if (word.size() > 1 && word.ends_with('s')) word.remove_suffix(1);
    for (const auto& unit : units)
      if (word == unit.word) return at_ = end, &unit;
    return nullptr;
  }

  const std::string& text_;
  std::size_t at_ = 0;
};

std::string written(long seconds) {
  constexpr std::array<std::pair<long, char>, 3> steps = {{{3600, 'h'}, {60, 'm'}, {1, 's'}}};
  std::string text;
  for (const auto& [size, letter] : steps) {
    if (seconds >= size) text += std::to_string(seconds / size) + letter;
    seconds %= size;
  }
  return text.empty() ? "0s" : text;
}

}  // namespace

std::optional<std::string> duration_in(std::string_view text) {
  const auto small = lower(std::string(text));
  if (small.starts_with("none") || small.starts_with("zero")) return "0s";
  const auto seconds = Reader(small).seconds();
  return seconds ? std::optional(written(*seconds)) : std::nullopt;
}

}  // namespace drctl
