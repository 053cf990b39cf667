#include "cli/own_shell.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include "platform/find_program.hpp"
#include "platform/terminal_shell.hpp"

namespace drctl {

namespace {

struct SafeEnvironment {
  std::vector<std::string> kept;      ///< "NAME=value"
  std::vector<std::string> left_out;  ///< names
};

/// A variable whose value the masker would not let through holds a secret.
SafeEnvironment environment_without_secrets(const Masker& masker) {
  SafeEnvironment variables;
  for (char** entry = environ; *entry; ++entry) {
    const std::string text(*entry);
    if (masker.mask(text) == text)
      variables.kept.push_back(text);
    else
      variables.left_out.push_back(text.substr(0, text.find('=')));
  }
  return variables;
}

}  // namespace

std::string OwnShell::program() const {
  const auto own = environment_variable("SHELL").value_or("");
  return own.starts_with('/') && find_program(own) ? own : "/bin/sh";
}

ShellEnd OwnShell::open() {
  const Screen::Hold hold(station_.screen);
  auto [kept, left_out] = environment_without_secrets(station_.masker);
  if (!left_out.empty())
    station_.screen.print(fmt::format("      without {}: secrets\n", fmt::join(left_out, ", ")));
  return TerminalShell(program(), std::move(kept), station_.leave).open();
}

}  // namespace drctl
