#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "runbook/checker.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

/// The texts know what is known before the first step, and of `run` what it is told of.
void Checker::check_notices(const Scope& before) {
  const auto& notices = reading_.runbook.notices;
  for (const auto& name : notices.to) check_channel(name);
  auto scope = before;
  scope.declare("run", notice_run_type());
  scope.withhold_secrets();
  for (const auto& [occasion, text] : notices.texts) {
    check_texts(text, scope);
    check_told(text, scope);
  }
}

/// A rehearsal makes these calls for real.
void Checker::check_tells_nobody(const CallText& call, std::string_view key) {
  const auto* spec = adapter(call.adapter.text);
  if (spec == nullptr || std::ranges::none_of(spec->fields, &Field::to_people)) return;
  findings_.add(codes::guard_tells_people, call.place,
                fmt::format("'{}' tells people, and '{}' only asks", spec->name, key),
                "make it a step of its own");
}

void Checker::check_channel(const Name& name) {
  const auto& targets = reading_.runbook.targets;
  const auto need =
      std::ranges::find_if(targets, [&](const auto& each) { return each.name.text == name.text; });
  if (need != targets.end()) {
    if (need->kind.empty() || need->kind == "channel") return;
    return findings_.add(codes::wrong_target, name.place,
                         fmt::format("people are told by a channel, '{}' is {}", name.text, need->kind), "",
                         {{need->name.place, "declared here"}});
  }
  if (reading_.targets_missing) return;
  std::vector<std::string> channels;
  for (const auto& each : targets)
    if (each.kind == "channel") channels.push_back(each.name.text);
  findings_.add(
      codes::unknown_target, name.place, fmt::format("the runbook has no target '{}'", name.text),
      did_you_mean(name.text, channels,
                   channels.empty() ? fmt::format("add 'targets: {{{}: channel}}' at the top", name.text)
                                    : fmt::format("there are: {}", fmt::join(channels, ", "))));
}

}  // namespace drctl
