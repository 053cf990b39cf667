#include "adapters/kubectl_words.hpp"

#include <algorithm>
#include <iterator>

namespace drctl {
namespace {

// Letters of flags without a value, so that more letters may follow in a bundle. In `logs`, -p and -f are
// too.
constexpr std::string_view letters_without_value = "ARwitqh";
constexpr std::string_view letters_without_value_of_logs = "ARwitqhpf";

// Flags that never take the next word, whatever the verb, of kubectl and of helm.
constexpr std::string_view switches[] = {"--all",
                                         "--force",
                                         "--wait",
                                         "--now",
                                         "--recursive",
                                         "-R",
                                         "--overwrite",
                                         "--ignore-not-found",
                                         "--all-namespaces",
                                         "-A",
                                         "--server-side",
                                         "--force-conflicts",
                                         "--ignore-daemonsets",
                                         "--prune",
                                         "--delete-emptydir-data",
                                         "--save-config",
                                         "--local",
                                         "--list",
                                         "--no-headers",
                                         "--atomic",
                                         "--cleanup-on-fail",
                                         "--create-namespace",
                                         "--install",
                                         "-i",
                                         "--keep-history",
                                         "--no-hooks",
                                         "--replace",
                                         "--reset-values",
                                         "--reuse-values",
                                         "--skip-crds",
                                         "--wait-for-jobs"};

bool is_long(std::string_view word, std::string_view name) {
  if (!word.starts_with("--")) return false;
  word.remove_prefix(2);
  return word.substr(0, word.find('=')) == name;
}

std::optional<std::string_view> attached_value(std::string_view word) {
  const auto equals = word.find('=');
  if (equals == word.npos) return std::nullopt;
  return word.substr(equals + 1);
}

// What follows the letter in a bundle of short flags, or nothing when the letter isn't a flag in it.
std::optional<std::string_view> after_letter(std::string_view word, char letter, std::string_view valueless) {
  if (letter == 0 || word.size() < 2 || word[0] != '-' || word[1] == '-') return std::nullopt;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (word[i] == letter) return word.substr(i + 1);
    if (!valueless.contains(word[i])) return std::nullopt;
  }
  return std::nullopt;
}

bool can_take_the_next_word(std::string_view word) {
  if (word.size() < 2 || word[0] != '-') return false;
  if (word.starts_with("--") && word.contains('=')) return false;
  return std::ranges::find(switches, word) == std::end(switches);
}

}  // namespace

KubectlWords::KubectlWords(std::vector<std::string> words)
    : words_(std::move(words)),
      before_command_(static_cast<std::size_t>(std::ranges::find(words_, "--") - words_.begin())) {
  for (std::size_t i = 0; i < before_command_; ++i)
    if (words_[i].starts_with('-')) dashed_.push_back(i);
}

std::string KubectlWords::first(std::size_t count) const {
  std::string line;
  for (std::size_t i = 0; i < std::min(count, words_.size()); ++i) line += (i ? " " : "") + words_[i];
  return line;
}

std::string_view KubectlWords::word(std::size_t index) const {
  return index < words_.size() ? std::string_view(words_[index]) : std::string_view();
}

bool KubectlWords::may_be(std::string_view command) const {
  const auto blank = command.find(' ');
  if (word(0) != command.substr(0, blank)) return false;
  if (blank == command.npos || word(1) == command.substr(blank + 1)) return true;
  return word(1).starts_with('-') &&
         std::ranges::find(before_command(), command.substr(blank + 1)) != before_command().end();
}

std::span<const std::string> KubectlWords::before_command() const {
  return std::span(words_).first(before_command_);
}

bool KubectlWords::mentions(std::string_view name, char letter) const {
  const auto valueless = word(0) == "logs" ? letters_without_value_of_logs : letters_without_value;
  return std::ranges::any_of(dashed_, [&](std::size_t place) {
    const auto& word = words_[place];
    if (is_long(word, name)) return attached_value(word) != "false";
    const auto rest = after_letter(word, letter, valueless);
    return rest && rest != "=false";
  });
}

std::optional<std::string> KubectlWords::value_of(std::string_view name, char letter) const {
  std::optional<std::string> value;
  for (const auto i : dashed_) {
    const std::string_view next = i + 1 < before_command_ ? std::string_view(words_[i + 1]) : "";
    if (is_long(words_[i], name))
      value = attached_value(words_[i]).value_or(next);
    else if (const auto rest = after_letter(words_[i], letter, letters_without_value))
      value = rest->empty() ? next : rest->substr(rest->starts_with('=') ? 1 : 0);
  }
  return value;
}

std::optional<std::string> KubectlWords::surely(std::string_view name) const {
  std::optional<std::string> value;
  for (const auto i : dashed_) {
    if (i == 0 || !is_long(words_[i], name)) continue;
    if (value || can_take_the_next_word(words_[i - 1])) return std::nullopt;
    value = attached_value(words_[i]).value_or("");
  }
  return value;
}

}  // namespace drctl
