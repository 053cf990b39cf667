#include "report/render_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "report/markdown.hpp"
#include "report/render_step.hpp"
#include "runbook/variable.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

class Renderer {
 public:
  Renderer(const LoadedRunbook& loaded, WrittenCalls calls) : loaded_(loaded), calls_(std::move(calls)) {}

  std::string write(const std::string& environment) {
    head(environment);
    contacts();
    notices();
    variables();
    text_ += "\n## Steps\n";
    steps(loaded_.runbook.steps, "", 3);
    return std::move(text_);
  }

 private:
  void head(const std::string& environment) {
    const auto& runbook = loaded_.runbook;
    text_ +=
        fmt::format("# {}\n\n", markdown_text(runbook.title.empty() ? runbook.name.text : runbook.title));
    text_ += markdown_lines(runbook.description);
    std::vector<std::vector<std::string>> rows = {{"runbook", runbook.name.text}};
    const auto add = [&](const char* label, const std::string& value) {
      if (!value.empty()) rows.push_back({label, value});
    };
    add("environment", environment);
    add("severity", runbook.severity);
    add("impact", runbook.impact);
    add("RTO", runbook.rto ? to_words(*runbook.rto) : "");
    add("RPO", runbook.rpo ? rpo_words(*runbook.rpo) : "");
    add("owner", fmt::format("{}", fmt::join(runbook.owners, ", ")));
    add("links", fmt::format("{}", fmt::join(runbook.links, ", ")));
    text_ += markdown_table({"", ""}, rows);
  }

  void contacts() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& [name, role, reach] : loaded_.runbook.contacts)
      rows.push_back({name, role, fmt::format("{}", fmt::join(reach, ", "))});
    if (!rows.empty()) text_ += "\n## Contacts\n\n" + markdown_table({"who", "for what", "reach"}, rows);
  }

  void notices() {
    const auto& notices = loaded_.runbook.notices;
    std::string channels;
    for (const auto& name : notices.to) channels += (channels.empty() ? "" : ", ") + name.text;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [occasion, text] : notices.texts)
      rows.push_back({std::string(to_string(occasion)), channels, calls_.text(text)});
    if (!rows.empty()) text_ += "\n## Who is told\n\n" + markdown_table({"when", "whom", "what"}, rows);
  }

  std::string value_text(const Variable& variable) const {
    if (variable.type == VariableType::secret) return "(secret)";
    if (const auto* value = calls_.value_of(variable)) return expression::to_text(*value);
    return variable.default_value ? default_text(variable) : "to be filled in";
  }

  void variables() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& variable : loaded_.runbook.vars)
      rows.push_back({"${" + variable.name.text + "}", value_text(variable), variable.description});
    if (!rows.empty())
      text_ += "\n## What must be known\n\n" + markdown_table({"in commands", "value", "what it is"}, rows);
  }

  /// Markdown has six levels.
  void heading(std::size_t level, const std::string& text) {
    if (!text_.ends_with("\n\n")) text_ += "\n";
    text_ += fmt::format("{} {}\n\n", std::string(std::min<std::size_t>(level, 6), '#'), text);
  }

  void steps(const std::vector<Step>& all, const std::string& number, std::size_t level) {
    for (std::size_t i = 0; i < all.size(); ++i) step(all[i], fmt::format("{}{}", number, i + 1), level);
  }

  void step(const Step& step, const std::string& number, std::size_t level) {
    const auto& title = step.title.empty() ? step.id.text : step.title;
    heading(level, fmt::format("{}. {} ({})", number, markdown_text(title), markdown_word(step.id.text)));
    text_ += render_step_head(step);
    if (const auto* call = std::get_if<CallText>(&step.action)) text_ += render_call(step, *call, calls_);
    if (const auto* choose = std::get_if<Choose>(&step.action)) options(*choose, number, level);
    if (const auto* loop = std::get_if<ForEach>(&step.action)) rounds(step, *loop, number, level);
    if (const auto* group = std::get_if<Parallel>(&step.action)) branches(*group, number, level);
    if (const auto* include = std::get_if<Include>(&step.action)) inclusion(step, *include, number, level);
  }

  void options(const Choose& choose, const std::string& number, std::size_t level) {
    text_ += "Decide, and take one way:\n";
    char letter = 'a';
    for (const auto& option : choose.options) {
      const auto title = option.title.empty() ? option.name.text : option.title;
      heading(level + 1, fmt::format("{}{}. Option {}: {}", number, letter, markdown_word(option.name.text),
                                     markdown_text(title)));
      if (!option.description.empty()) text_ += markdown_text(option.description) + "\n";
      steps(option.steps, fmt::format("{}{}.", number, letter++), level + 2);
    }
  }

  void rounds(const Step& step, const ForEach& loop, const std::string& number, std::size_t level) {
    const auto item = markdown_word("${" + loop.item.text + "}");
    text_ += fmt::format("For each {} in {}:\n", item, markdown_word(loop.in->expression.text()));
    const auto known = calls_.rounds(step, loop);
    if (!known) return steps(loop.steps, number + ".", level + 1);
    if (known->empty()) text_ += "\nThere is none: go on.\n";
    for (std::size_t i = 0; i < known->size(); ++i) {
      const auto round = fmt::format("{}.{}", number, i + 1);
      heading(level + 1, fmt::format("{}. {} is {}", round, item, markdown_word((*known)[i].item)));
      within((*known)[i].calls, loop.steps, round + ".", level + 2);
    }
  }

  void within(WrittenCalls calls, const std::vector<Step>& all, const std::string& number,
              std::size_t level) {
    const auto outside = std::exchange(calls_, std::move(calls));
    steps(all, number, level);
    calls_ = outside;
  }

  void branches(const Parallel& group, const std::string& number, std::size_t level) {
    text_ += "These need not wait for each other:\n";
    steps(group.steps, number + ".", level + 1);
  }

  void inclusion(const Step& step, const Include& include, const std::string& number, std::size_t level) {
    const auto& included = loaded_.included.at(include.runbook.text);
    if (!included.title.empty())
      text_ += fmt::format("From the runbook {}.\n", markdown_text(included.title));
    for (const auto& [name, value] : include.with)
      text_ += fmt::format("\n{} is {} here.\n", markdown_word("${" + name.text + "}"),
                           markdown_word(calls_.text(value)));
    within(calls_.inside(step, include), included.steps, number + ".", level + 1);
  }

  const LoadedRunbook& loaded_;
  WrittenCalls calls_;
  std::string text_;
};

}  // namespace

std::string render_text(const LoadedRunbook& loaded, const WrittenCalls& calls,
                        const std::string& environment) {
  return Renderer(loaded, calls).write(environment);
}

}  // namespace drctl
