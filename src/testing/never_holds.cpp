#include "testing/never_holds.hpp"

#include <fmt/format.h>

#include "support/codes.hpp"
#include "testing/scripts.hpp"

namespace drctl {

namespace {

struct ActionWords {
  std::string operator()(const CallText&) const { return "calls an adapter"; }
  std::string operator()(const Choose&) const { return "is a decision"; }
  std::string operator()(const Include&) const { return "is an include"; }
  std::string operator()(const ForEach&) const { return "is a 'for_each'"; }
  std::string operator()(const Parallel&) const { return "is a 'parallel'"; }
};

/// Looks the named steps up, and refuses what they can't show.
class Doubter {
 public:
  explicit Doubter(const Plan& plan) : plan_(plan) {}

  void calls(const Name& name, std::string_view key) {
    const auto* step = find(name);
    if (step == nullptr || step->call) return;
    refuse(name,
           fmt::format("step '{}' {}: it never stands in '{}'", name.text,
                       std::visit(ActionWords{}, step->text->action), key),
           "write the steps inside it; that it is entered, say with 'runs'");
  }
  void gate(const Name& name) {
    const auto* step = find(name);
    if (step == nullptr || may_ask(*step)) return;
    refuse(name, fmt::format("step '{}' has no gate", name.text),
           step->call ? "leave it out of 'gates', or give the step a 'confirm': that makes a gate"
                      : "leave it out of 'gates': they stand before steps that call an adapter");
  }
  Diagnostics take() { return std::move(found_); }

 private:
  const PlannedStep* find(const Name& name) const {
    const auto index = plan_.find(name.text);
    return index ? &plan_.steps[*index] : nullptr;
  }
  void refuse(const Name& name, std::string message, std::string help) {
    found_.push_back(make_error(codes::never_holds, name.place, std::move(message), std::move(help)));
  }

  const Plan& plan_;
  Diagnostics found_;
};

}  // namespace

Diagnostics never_holds(const ExpectedRun& expected, const Plan& plan) {
  Doubter doubter(plan);
  for (const auto& step : expected.path.value_or(std::vector<Name>{})) doubter.calls(step, "path");
  for (const auto& step : expected.gates.value_or(std::vector<Name>{})) doubter.gate(step);
  for (const auto& [step, part] : expected.commands) doubter.calls(step, "commands");
  return doubter.take();
}

}  // namespace drctl
