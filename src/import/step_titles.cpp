#include "import/step_titles.hpp"

#include <fmt/format.h>

#include "support/ascii.hpp"
#include "support/utf8.hpp"

namespace drctl {
namespace {

constexpr std::size_t longest_title = 100;

void add_line(std::string& text, const std::string& line) { text += (text.empty() ? "" : "\n") + line; }

/// The first text in the value: of fields, that of the first one.
std::string_view text_in(const YamlPart& part) {
  if (const auto* text = std::get_if<std::string>(&part.content)) return *text;
  const auto* fields = std::get_if<YamlPart::Map>(&part.content);
  return fields == nullptr || fields->empty() ? std::string_view{} : text_in(fields->front().value);
}

std::size_t words_that_say_enough(const std::string& adapter) {
  if (adapter == "http" || adapter.starts_with("pg_")) return 0;
  return adapter == "sql" || adapter == "helm" ? 1 : 2;
}

/// "kubectl rollout", "SELECT", "docker restart", of a step without a title of its own.
std::string head_of(const DraftedStep& step) {
  const auto& [adapter, part] = step.call.keys.front();
  const ShellCommand line(text_in(part));
  std::string head = adapter == "exec" || adapter == "manual" || adapter == "sql" ? "" : adapter;
  for (std::size_t at = 0; at < words_that_say_enough(adapter); ++at) {
    const auto word = line.word(at);
    if (word.empty() || word.starts_with('-') || word.contains("${")) break;
    head += (head.empty() ? "" : " ") + std::string(word);
  }
  return head.empty() ? adapter : head;
}

void give_title(DraftedStep& step, const std::string& title) {
  const auto* said = std::get_if<std::string>(&step.call.keys.front().value.content);
  const bool is_said = said != nullptr && said->contains(step.title);
  if (!step.title.empty() && step.title != title && !is_said)
    step.description = step.title + (step.description.empty() ? "" : "\n" + step.description);
  step.title = title;
}

/// "if needed" of "Drain (if needed)" and of "If needed: drain"; empty when there is none.
std::string condition_in(const std::string& title) {
  const auto small = lower(title);
  if (small.starts_with("if "))
    return "if " + title.substr(3, title.find(':') == title.npos ? title.npos : title.find(':') - 3);
  const auto begin = small.find("(if ");
  if (begin != small.npos) return title.substr(begin + 1, title.find(')', begin) - begin - 1);
  return small.contains("(optional)") || small.starts_with("optional") ? "if it is wanted" : "";
}

/// A title that is too long, up to its last word that fits; without blanks, up to a whole character.
std::string cut_at_word(std::string title) {
  auto end = title.rfind(' ', longest_title - 3);
  if (end == title.npos)
    for (end = longest_title - 3; end > 0 && continues_character(title[end]); --end) {
    }
  title.resize(end);
  return title;
}

}  // namespace

void give_titles(std::vector<DraftedStep>& steps, const std::string& said) {
  if (steps.empty() || said.empty()) return;
  if (steps.size() == 1) return give_title(steps.front(), said);
  const auto title = said.substr(0, said.find_last_not_of(':') + 1);
  steps.front().comments.insert(steps.front().comments.begin(), title);
  bool is_first = true;
  for (auto& step : steps) {
    if (step.title.starts_with("If "))
      step.title = fmt::format("{} ({})", title, "if " + step.title.substr(3));
    if (step.title.empty()) step.title = is_first ? title : fmt::format("{}: {}", title, head_of(step));
    is_first = false;
  }
}

void ask_conditions(std::vector<DraftedStep>& steps, const std::string& title) {
  for (auto& step : steps) {
    auto condition = condition_in(step.title);
    if (condition.empty()) condition = condition_in(step.description.substr(0, step.description.find('\n')));
    if (condition.empty()) condition = condition_in(title);
    if (condition.empty() || step.call.keys.front().key == "manual") continue;
    step.confirm = interpolated_for_people(fmt::format("Only {}; skip it otherwise.", condition)).text;
    for (const auto& variable : interpolated_for_people(condition).variables)
      add_variables(step.call.variables, {variable});
  }
}

void tidy_title(DraftedStep& step) {
  auto title = std::string(trimmed(step.title.substr(0, step.title.find('\n'))));
  while (title.ends_with(':')) title.pop_back();
  if (title.empty()) title = "Step";
  if (title.size() > longest_title) {
    auto whole = step.title;
    add_line(whole, step.description);
    step.description = std::string(trimmed(whole));
    title = cut_at_word(std::move(title)) + "...";
  }
  step.title = title;
}

}  // namespace drctl
