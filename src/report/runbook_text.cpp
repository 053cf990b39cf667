#include "report/runbook_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/plain_text.hpp"
#include "runbook/variable.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

/// Writes the text of one runbook; knows the included ones by name.
class Writer {
 public:
  Writer(const LoadedRunbook& loaded, const EffectOf& effect_of, const Style& style)
      : loaded_(loaded), effect_of_(effect_of), style_(style) {}

  std::string write() {
    head();
    contacts();
    targets();
    notices();
    variables();
    text_ += "\n" + style_.paint(Tone::bold, "Steps") + "\n";
    steps(loaded_.runbook.steps, 1);
    return std::move(text_);  // every text of the file has gone through printable
  }

 private:
  void line(std::size_t depth, const std::string& text) {
    text_ += std::string(depth * 2, ' ') + text + "\n";
  }

  void fact(std::string_view label, const std::string& value) {
    if (!value.empty()) line(0, fmt::format("{:<10}{}", label, printable(value)));
  }

  void head() {
    const auto& runbook = loaded_.runbook;
    line(0, style_.paint(Tone::bold, printable(runbook.name.text)) + "  " + printable(runbook.title));
    fact("severity", runbook.severity);
    fact("impact", runbook.impact);
    fact("RTO", runbook.rto ? to_words(*runbook.rto) : "");
    fact("RPO", runbook.rpo ? rpo_words(*runbook.rpo) : "");
    if (!runbook.description.empty()) text_ += "\n";
    for (const auto& text : printable_lines(runbook.description)) line(0, text);
  }

  void contacts() {
    if (loaded_.runbook.contacts.empty()) return;
    text_ += "\n" + style_.paint(Tone::bold, "Contacts") + "\n";
    for (const auto& contact : loaded_.runbook.contacts)
      line(1, printable(fmt::format("{}{}: {}", contact.name,
                                    contact.role.empty() ? "" : " (" + contact.role + ")",
                                    fmt::join(contact.reach, ", "))));
  }

  void targets() {
    if (loaded_.runbook.targets.empty()) return;
    text_ += "\n" + style_.paint(Tone::bold, "Targets") + " (bound by the environment)\n";
    for (const auto& target : loaded_.runbook.targets)
      line(1, fmt::format("{}: {}", target.name.text, target.kind));
  }

  void notices() {
    const auto& notices = loaded_.runbook.notices;
    if (notices.texts.empty()) return;
    std::vector<std::string> channels;
    for (const auto& name : notices.to) channels.push_back(name.text);
    text_ += fmt::format("\n{} {}\n", style_.paint(Tone::bold, "Told"), fmt::join(channels, ", "));
    for (const auto& [occasion, text] : notices.texts)
      line(1, fmt::format("{}: {}", to_string(occasion), printable(text.text.text())));
  }

  static std::string need(const Variable& variable) {
    if (variable.default_value) return "default " + default_text(variable);
    return variable.need == Variable::Need::required ? "required" : "optional";
  }

  void variables() {
    if (loaded_.runbook.vars.empty()) return;
    text_ += "\n" + style_.paint(Tone::bold, "Variables") + " (--var NAME=VALUE, or the environment)\n";
    for (const auto& variable : loaded_.runbook.vars) {
      line(1, fmt::format("{}: {}, {}", variable.name.text, to_string(variable.type), need(variable)));
      if (!variable.description.empty()) line(2, style_.paint(Tone::dim, printable(variable.description)));
    }
  }

  std::string what(const Step& step) const {
    if (const auto* call = std::get_if<CallText>(&step.action)) return call->adapter.text;
    if (std::holds_alternative<ForEach>(step.action)) return "for each";
    if (std::holds_alternative<Parallel>(step.action)) return "at once";
    return std::holds_alternative<Choose>(step.action) ? "decision" : "runbook";
  }

  Effect effect_of(const Step& step) const {
    const auto* call = std::get_if<CallText>(&step.action);
    return call == nullptr ? Effect::read : effect_of_(*call);
  }

  std::string marks(const Step& step) const {
    std::string marks;
    if (step.when) marks += "  when " + step.when->expression.text();
    if (step.until) marks += "  until " + step.until->expression.text();
    const auto effect = effect_of(step);
    if (effect != Effect::read) marks += fmt::format("  {}", to_string(effect));
    if (step.confirm || effect == Effect::destructive) marks += "  gate";
    if (step.rollback) marks += "  rollback";
    return printable(marks);
  }

  void steps(const std::vector<Step>& all, std::size_t depth) {
    for (const auto& step : all) {
      auto title = step.title.empty() ? "" : "  " + printable(step.title);
      line(depth, fmt::format("{} [{}]{}{}", style_.paint(Tone::bold, step.id.text), what(step), title,
                              style_.paint(Tone::dim, marks(step))));
      inner(step, depth);
    }
  }

  void inner(const Step& step, std::size_t depth) {
    if (const auto* choose = std::get_if<Choose>(&step.action))
      for (const auto& option : choose->options) {
        const auto title = option.title.empty() ? "" : ": " + printable(option.title);
        line(depth + 1, fmt::format("option {}{}", style_.paint(Tone::bold, option.name.text), title));
        steps(option.steps, depth + 2);
      }
    if (const auto* loop = std::get_if<ForEach>(&step.action)) {
      line(depth + 1, fmt::format("{} in {}", style_.paint(Tone::bold, loop->item.text),
                                  printable(loop->in->expression.text())));
      steps(loop->steps, depth + 2);
    }
    if (const auto* group = std::get_if<Parallel>(&step.action)) steps(group->steps, depth + 1);
    if (const auto* include = std::get_if<Include>(&step.action))
      if (auto it = loaded_.included.find(include->runbook.text); it != loaded_.included.end())
        steps(it->second.steps, depth + 1);
  }

  const LoadedRunbook& loaded_;
  const EffectOf& effect_of_;
  const Style& style_;
  std::string text_;
};

}  // namespace

std::string runbooks_text(const std::vector<RunbookRow>& rows, const Style& style) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.name.size());
  std::string text;
  for (const auto& row : rows)
    text += fmt::format("{}  {:<2}  {}\n", style.paint(Tone::bold, fmt::format("{:<{}}", row.name, width)),
                        row.severity, printable(row.title));
  return text;
}

std::string runbook_text(const LoadedRunbook& loaded, const EffectOf& effect_of, const Style& style) {
  return Writer(loaded, effect_of, style).write();
}

}  // namespace drctl
