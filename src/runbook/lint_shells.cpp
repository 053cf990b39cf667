#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "runbook/call_words.hpp"
#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

// Programs of a shell in `exec`: `[sh, -c, '...']`.
namespace drctl {
namespace {

using expression::Template;

bool is_shell(std::string_view program) {
  constexpr std::array<std::string_view, 6> shells = {"sh", "bash", "dash", "ash", "ksh", "zsh"};
  return std::ranges::find(shells, program.substr(program.rfind('/') + 1)) != shells.end();
}

/// What stands behind the -c of a shell, or nullptr.
const FieldValue* script_of(const CallText& call) {
  const auto* words = words_in(call, "command");
  if (words == nullptr || words->empty() || !is_shell(written_text(words->front()))) return nullptr;
  for (std::size_t at = 1; at + 1 < words->size() && written_text((*words)[at]).starts_with('-'); ++at)
    if (!written_text((*words)[at]).starts_with("--") && written_text((*words)[at]).contains('c'))
      return &(*words)[at + 1];
  return nullptr;
}

/// Only a shell knows these, or gives these characters a meaning.
bool needs_shell(std::string_view script) {
  constexpr std::array<std::string_view, 17> own = {"exit", "cd",   "export", "set",   "ulimit", "umask",
                                                    "trap", "wait", "exec",   "eval",  "source", ".",
                                                    "type", "if",   "for",    "while", "case"};
  const auto first = script.substr(0, script.find(' '));
  return script.find_first_of("|&;<>()$`\\\"'*?[]#~=%!{}\n") != script.npos ||
         std::ranges::find(own, first) != own.end();
}

void lint_script(const Step& step, const FieldValue& script, Findings& findings) {
  const auto& text = std::get<Template>(script.content);
  if (!text.is_literal())
    findings.warn(codes::pasted_into_shell, script.place,
                  fmt::format("a value becomes part of the shell's program in step '{}'", step.id.text),
                  "give it as an argument: [sh, -c, 'ls \"$1\"', sh, '${folder}']");
  else if (!needs_shell(text.text()))
    findings.warn(codes::needless_shell, script.place, fmt::format("step '{}' needs no shell", step.id.text),
                  fmt::format("write the program and its arguments: exec: {}", text.text()));
}

}  // namespace

void lint_shells(const Linted& linted, Findings& findings) {
  for (const auto* step : all_steps(linted.runbook().steps)) {
    const auto* call = std::get_if<CallText>(&step->action);
    if (call == nullptr || call->adapter.text != "exec") continue;
    if (const auto* script = script_of(*call);
        script != nullptr && std::holds_alternative<Template>(script->content))
      lint_script(*step, *script, findings);
  }
}

}  // namespace drctl
