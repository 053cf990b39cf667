#include <algorithm>

#include "import/calls.hpp"

namespace drctl {
namespace {

constexpr const char* unjudged = "imported; nobody has judged yet what it does";

CallDraft exec_call(YamlPart command, std::vector<VariableDraft> variables) {
  return {{{"exec", std::move(command)},
           {"effect",
            {.content = "destructive", .remark = "TODO: state the effect: read, change or destructive"}},
           {"effect_reason", {.content = unjudged}}},
          std::move(variables)};
}

CallDraft as_written(const ShellCommand& command) {
  auto open = interpolated(command.text);
  return exec_call(command_part(open.text), std::move(open.variables));
}

/// The values come by environment: there no shell reads them as code.
CallDraft in_a_shell(const ShellCommand& command) {
  auto open = interpolated_script(command.text);
  YamlPart::List words;
  for (const auto* word : {"bash", "-o", "pipefail", "-c", open.text.c_str()})
    words.push_back({.content = word});
  YamlPart line{.content = std::move(words)};
  if (!open.text.contains('\n')) line.style = YamlPart::Style::flow;
  if (open.environment.empty()) return exec_call(std::move(line), {});
  YamlPart::Map fields = {{"command", std::move(line)},
                          {"environment", {.content = std::move(open.environment)}}};
  return exec_call({.content = std::move(fields)}, std::move(open.variables));
}

/// The programs that the shell starts would be given it as an argument, which everyone can read.
bool holds_secret(const CallDraft& call) {
  return std::ranges::find(call.variables, "secret", &VariableDraft::type) != call.variables.end();
}

}  // namespace

CallDrafts exec_calls(const ShellCommand& command) {
  auto call = command.needs_shell ? in_a_shell(command) : as_written(command);
  return holds_secret(call) ? CallDrafts{} : CallDrafts{std::move(call)};
}

}  // namespace drctl
