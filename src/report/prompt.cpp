#include "report/prompt.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/plain_text.hpp"
#include "support/ascii.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

std::string list_text(std::span<const PromptOption> options, const Style& style) {
  std::size_t width = 0;
  for (const auto& option : options) width = std::max(width, display_width(printable(option.name)));
  std::string text;
  for (std::size_t i = 0; i < options.size(); ++i)
    text += fmt::format("  {:>2}  {}  {}\n", i + 1,
                        style.paint(Tone::bold, padded(printable(options[i].name), width)),
                        printable(options[i].summary));
  return text;
}

std::string not_an_option(std::span<const PromptOption> options, const std::string& answer) {
  std::vector<std::string> names;
  for (const auto& option : options) names.push_back(option.name);
  const auto near = nearest(answer, names);
  return fmt::format("'{}' is none of these{}", answer,
                     near ? fmt::format("; did you mean '{}'?", *near) : ".");
}

std::optional<std::size_t> only_one(std::span<const PromptOption> options, auto fits) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!fits(lower(options[i].name))) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

}  // namespace

std::optional<std::size_t> option_for(std::span<const PromptOption> options, const std::string& answer) {
  const auto wanted = lower(answer);
  if (auto exact = only_one(options, [&wanted](const std::string& name) { return name == wanted; }))
    return exact;
  for (std::size_t i = 0; i < options.size(); ++i)
    if (wanted == std::to_string(i + 1)) return i;
  return only_one(options, [&wanted](const std::string& name) { return name.starts_with(wanted); });
}

std::optional<std::string> Prompt::line(const std::string& label) {
  const Screen::Hold hold(screen_);
  screen_.print(screen_.style().paint(Tone::bold, label) + " ");
  auto answer = input_.read_line();
  ran_out_ = answer.end == InputEnd::late;
  if (answer.end == InputEnd::line) return printable(answer.text);
  screen_.print("\n");
  return std::nullopt;
}

std::optional<std::string> Prompt::text(const std::string& label, const std::string& why_needed) {
  for (;;) {
    auto answer = line(label);
    if (!answer || !answer->empty()) return answer;
    say(why_needed);
  }
}

std::optional<std::size_t> Prompt::pick(std::span<const PromptOption> options) {
  screen_.print(list_text(options, screen_.style()));
  for (;;) {
    const auto answer = line("number or name:");
    if (!answer) return std::nullopt;
    if (answer->empty()) continue;
    if (auto index = option_for(options, *answer)) return index;
    say(not_an_option(options, *answer));
  }
}

void Prompt::say(const std::string& sentence) { screen_.print("  " + sentence + "\n"); }

}  // namespace drctl
