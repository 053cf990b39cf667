#include "import/calls.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "support/contains.hpp"

namespace drctl {
namespace {

struct Program {
  std::string_view name;
  CallDrafts (*calls)(const ShellCommand& command);
};

constexpr std::array<Program, 6> programs = {{{"kubectl", kubectl_calls},
                                              {"helm", helm_calls},
                                              {"psql", psql_calls},
                                              {"pg_dump", pg_dump_calls},
                                              {"pg_restore", pg_restore_calls},
                                              {"curl", curl_calls}}};

/// What changes nothing but the shell in which it is typed, or wants a person before it.
bool is_for_people(const ShellCommand& command) {
  constexpr std::array<std::string_view, 22> words = {
      "export", "cd",   "source", ".",   "alias", "set",   "unset", "exit",  "telnet", "vi",  "vim",
      "nano",   "less", "more",   "top", "htop",  "watch", "read",  "pushd", "popd",   "man", "screen"};
  const auto first = command.word(0);
  const bool assigns = command.tokens.size() == 1 && first.contains('=');
  return assigns || contains(words, first) || opens_session(command);
}

/// A shell would give these the cluster that it happens to stand on.
bool acts_on_a_target(const ShellCommand& command) { return command.uses("kubectl") || command.uses("helm"); }

CallDrafts by_program(const ShellCommand& command) {
  const auto program = std::ranges::find(programs, command.word(0), &Program::name);
  return program == programs.end() ? CallDrafts{} : program->calls(command);
}

std::string why_by_hand(const ShellCommand& command) {
  if (is_for_people(command))
    return "by hand: it wants a terminal, or changes only the shell where it is typed";
  if (acts_on_a_target(command))
    return "by hand: in a shell it would act on the shell's cluster, not on the target's";
  return "by hand: a secret would be an argument, which everyone on the machine can read";
}

}  // namespace

CallDrafts calls_for(const ShellCommand& command) {
  auto calls = by_program(command);
  if (!acts_on_a_target(command) && !is_for_people(command))
    std::ranges::move(exec_calls(command), std::back_inserter(calls));
  auto manual = manual_call(command.text);
  if (calls.empty()) manual.comments.push_back(why_by_hand(command));
  calls.push_back(std::move(manual));
  return calls;
}

CallDraft manual_call(std::string_view lines) {
  const bool is_empty = lines.find_first_not_of(" \t\r\n") == lines.npos;
  auto open = interpolated_for_people(is_empty ? "See the document." : lines);
  return {{{"manual", {.content = std::move(open.text)}}}, std::move(open.variables)};
}

}  // namespace drctl
