#include "cli/program.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "cli/parser.hpp"
#include "report/message.hpp"

namespace drctl {

namespace {

int answer(const Answered& answered) {
  fmt::print("{}", answered.text);
  return 0;
}

int answer(const Misused& misused) {
  print_error(misused.message, misused.help);
  return static_cast<int>(ExitStatus::bad_input);
}

int answer(const Chosen& chosen) { return static_cast<int>(chosen.action(chosen.context)); }

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  try {
    auto asked = parse_command_line(arguments);
    auto status = std::visit([](const auto& what) { return answer(what); }, asked);
    return std::fflush(stdout) == 0 ? status : static_cast<int>(ExitStatus::step_failed);
  } catch (const std::exception& error) {  // no memory, no descriptors: nothing that a command can handle
    print_error(error.what(), "this should not happen: please report it");
    return static_cast<int>(ExitStatus::step_failed);
  }
}

}  // namespace drctl
