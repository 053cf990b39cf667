#include "import/verb_first.hpp"

#include <array>

#include "support/contains.hpp"

namespace drctl {
namespace {

bool is_flag(const ShellCommand& command, std::size_t at) {
  return command.tokens[at].kind == ShellToken::Kind::symbol || command.word(at).starts_with('-');
}

/// The flags that stand before the verb in documents, and want a word behind them.
bool takes_next(std::string_view word) {
  constexpr std::array<std::string_view, 14> flags = {
      "-n",        "--namespace", "--context",         "--kube-context", "--kubeconfig", "-s", "--user",
      "--cluster", "--token",     "--request-timeout", "--as",           "--server",     "-v", "--v"};
  return contains(flags, word);
}

std::size_t verb_at(const ShellCommand& command) {
  std::size_t at = 1;
  while (at < command.tokens.size() && is_flag(command, at)) at += takes_next(command.word(at)) ? 2 : 1;
  return at;
}

}  // namespace

ShellCommand verb_first(const ShellCommand& command) {
  const auto verb = verb_at(command);
  if (verb == 1 || verb >= command.tokens.size()) return command;
  auto end = verb;
  while (end < command.tokens.size() && !is_flag(command, end)) ++end;
  const auto& tokens = command.tokens;
  const auto said = [&](std::size_t first, std::size_t behind) {
    return command.text.substr(tokens[first].begin, tokens[behind - 1].end - tokens[first].begin);
  };
  return ShellCommand(said(0, 1) + " " + said(verb, end) + " " + said(1, verb) +
                      command.text.substr(tokens[end - 1].end));
}

}  // namespace drctl
