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

/// What changes nothing but the shell in which it is typed.
bool changes_its_shell(const ShellCommand& command) {
  constexpr std::array<std::string_view, 10> words = {"export", "cd",    "source", ".",     "alias",
                                                      "set",    "unset", "exit",   "pushd", "popd"};
  const auto first = command.word(0);
  return contains(words, first) || (command.tokens.size() == 1 && first.contains('='));
}

bool wants_a_person(const ShellCommand& command) {
  constexpr std::array<std::string_view, 12> words = {"telnet", "vi",   "vim",   "nano", "less", "more",
                                                      "top",    "htop", "watch", "read", "man",  "screen"};
  return contains(words, command.word(0)) || opens_session(command);
}

/// A shell would give these the cluster, or the database, that it happens to stand on.
bool acts_on_a_cluster(const ShellCommand& command) {
  return command.uses("kubectl") || command.uses("helm");
}
bool acts_on_a_database(const ShellCommand& command) { return command.starts("psql"); }

bool is_for_exec(const ShellCommand& command) {
  return !acts_on_a_cluster(command) && !acts_on_a_database(command) && !changes_its_shell(command) &&
         !wants_a_person(command);
}

CallDrafts by_program(const ShellCommand& command) {
  const auto program = std::ranges::find(programs, command.word(0), &Program::name);
  return program == programs.end() ? CallDrafts{} : program->calls(command);
}

std::string why_by_hand(const ShellCommand& command) {
  if (wants_a_person(command)) return "by hand: it wants a terminal";
  if (changes_its_shell(command))
    return "by hand: it acts on the commands typed after it; each step has a shell of its own";
  if (acts_on_a_cluster(command))
    return "by hand: in a shell it would act on the shell's cluster, not on the target's";
  if (acts_on_a_database(command))
    return "by hand: as a program it would act on the database that it is told or finds, not on the target's";
  return "by hand: a secret would be an argument, which everyone on the machine can read";
}

}  // namespace

CallDrafts calls_for(const ShellCommand& command) {
  auto calls = by_program(command);
  if (is_for_exec(command)) std::ranges::move(exec_calls(command), std::back_inserter(calls));
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
