#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/completions.hpp"

namespace drctl {

namespace {

std::string script_for(const std::string& shell) {
  if (shell == "bash") return bash_completion(commands());
  return shell == "zsh" ? zsh_completion(commands()) : fish_completion(commands());
}

Action declare_completion(Arguments& arguments) {
  auto shell = std::make_shared<std::string>();
  arguments.positional_choice("SHELL", *shell, {"bash", "zsh", "fish"}, "bash, zsh or fish");
  return [shell](const Context&) {
    fmt::print("{}", script_for(*shell));
    return ExitStatus::success;
  };
}

}  // namespace

const CommandRow completion_command = {
    "completion", "Print a script that completes command lines",
    "Examples:\n"
    "  source <(drctl completion bash)                                       # in ~/.bashrc\n"
    "  drctl completion zsh > ~/.zfunc/_drctl                                # a folder of $fpath\n"
    "  drctl completion fish > ~/.config/fish/completions/drctl.fish",
    declare_completion};

}  // namespace drctl
