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
  constexpr std::array<std::string_view, 25> flags = {"-n",
                                                      "--namespace",
                                                      "--context",
                                                      "--kube-context",
                                                      "--kubeconfig",
                                                      "-s",
                                                      "--server",
                                                      "--user",
                                                      "--cluster",
                                                      "--token",
                                                      "--as",
                                                      "--as-group",
                                                      "--request-timeout",
                                                      "-v",
                                                      "--v",
                                                      "-l",
                                                      "--selector",
                                                      "-o",
                                                      "--output",
                                                      "-f",
                                                      "--filename",
                                                      "--values",
                                                      "--timeout",
                                                      "-c",
                                                      "--container"};
  return contains(flags, word);
}

/// It says all by itself: a switch, or -nshop and --namespace=shop.
bool stands_alone(std::string_view word) {
  constexpr std::array<std::string_view, 5> switches = {"-A", "--all-namespaces", "--debug", "--wait",
                                                        "--insecure-skip-tls-verify"};
  return contains(switches, word) || word.contains('=') || (!word.starts_with("--") && word.size() > 2);
}

/// 0 where a flag before it isn't known: what it takes would be taken for the verb.
std::size_t verb_at(const ShellCommand& command) {
  std::size_t at = 1;
  while (at < command.tokens.size() && is_flag(command, at)) {
    const auto word = command.word(at);
    if (!takes_next(word) && !stands_alone(word)) return 0;
    at += takes_next(word) ? 2 : 1;
  }
  return at;
}

}  // namespace

ShellCommand verb_first(const ShellCommand& command) {
  const auto verb = verb_at(command);
  if (verb < 2 || verb >= command.tokens.size()) return command;
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
