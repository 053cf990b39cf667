#include <algorithm>
#include <array>

#include "import/calls.hpp"
#include "support/ascii.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

bool is_symbol(const ShellToken& token) { return token.kind == ShellToken::Kind::symbol; }

bool is_shell(std::string_view word) {
  constexpr std::array<std::string_view, 5> shells = {"sh", "bash", "ash", "zsh", "psql"};
  return contains(shells, word.substr(word.rfind('/') + 1));
}

bool asks_for_terminal(const ShellToken& token) {
  constexpr std::array<std::string_view, 5> flags = {"-it", "-ti", "-t", "--tty", "-i"};
  return contains(flags, std::string_view(token.value));
}

/// `NAME=value`, before a program.
bool assigns(std::string_view word) {
  const auto name = word.substr(0, word.find('='));
  return name.size() < word.size() && !name.empty() &&
         name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") ==
             name.npos;
}

/// What a shell expects another program behind.
bool separates(const ShellToken& token) {
  constexpr std::array<std::string_view, 6> symbols = {"|", "||", "&&", ";", "&", "("};
  constexpr std::array<std::string_view, 4> words = {"do", "then", "else", "!"};
  const std::string_view value = token.value;
  return is_symbol(token) ? contains(symbols, value) : contains(words, value);
}

}  // namespace

ShellCommand::ShellCommand(std::string_view line) : text(trimmed(line)), tokens(shell_tokens(text)) {
  needs_shell = assigns(word(0)) || std::ranges::any_of(tokens, [](const auto& token) {
                  return is_symbol(token) || token.expands;
                });
}

std::string_view ShellCommand::word(std::size_t at) const {
  return at < tokens.size() && !is_symbol(tokens[at]) ? std::string_view(tokens[at].value)
                                                      : std::string_view{};
}

bool ShellCommand::uses(std::string_view program) const {
  return std::ranges::any_of(tokens, [&](const auto& token) { return token.value == program; }) ||
         text.contains("(" + std::string(program) + " ");
}

bool ShellCommand::starts(std::string_view program) const {
  bool is_next = true;
  for (const auto& token : tokens) {
    if (is_next && token.value == program) return true;
    is_next = separates(token) || (is_next && assigns(token.value));
  }
  return text.contains("(" + std::string(program) + " ");
}

std::string ShellCommand::output_file() const {
  if (tokens.size() < 3 || tokens[tokens.size() - 2].value != ">" || !is_symbol(tokens[tokens.size() - 2]))
    return {};
  if (tokens.back().expands || std::ranges::count_if(tokens, is_symbol) != 1) return {};
  const bool expands = std::ranges::any_of(tokens, &ShellToken::expands);
  return expands ? std::string{} : tokens.back().value;
}

std::string ShellCommand::text_from(std::size_t at) const {
  if (at >= tokens.size()) return {};
  const auto end = output_file().empty() ? tokens.back().end : tokens[tokens.size() - 3].end;
  return text.substr(tokens[at].begin, end - tokens[at].begin);
}

YamlPart command_part(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text.substr(at).starts_with("\\\n")) {
      folded += text[at];
      continue;
    }
    folded = trimmed(folded);
    folded += '\n';
    at = text.find_first_not_of(" \t", at + 2) - 1;
  }
  const bool has_own_lines = std::ranges::count(folded, '\n') != std::ranges::count(text, '\n') ||
                             is_quote_open(folded.substr(0, folded.find('\n')));
  return has_own_lines ? YamlPart{.content = std::string(text)}
                       : YamlPart{.content = std::move(folded), .style = YamlPart::Style::folded};
}

std::optional<Heredoc> heredoc_of(const ShellCommand& command) {
  const auto line_end = command.text.find('\n');
  const auto in_line = [&](const auto& token) { return is_symbol(token) && token.begin < line_end; };
  const auto symbol = std::ranges::find_if(command.tokens, in_line);
  if (line_end == command.text.npos || symbol == command.tokens.end() || symbol->value != "<<" ||
      std::ranges::count_if(command.tokens, in_line) != 1)
    return std::nullopt;
  const auto body = command.text.substr(line_end + 1, command.text.rfind('\n') - line_end);
  const auto first = command.text.substr(0, line_end);
  const bool is_quoted = first.find_first_of("'\"\\", symbol->end) != first.npos;
  if (!is_quoted && body.find_first_of("$`") != body.npos) return std::nullopt;
  return Heredoc{std::string(trimmed(std::string_view(first).substr(0, symbol->begin))), body};
}

std::string was(const ShellCommand& command) { return "was: " + command.text; }

bool opens_session(const ShellCommand& command) {
  if (command.needs_shell) return false;
  const auto words = command.tokens.size();
  if (command.word(0) == "ssh") return words == 2;
  const bool has_terminal = std::ranges::any_of(command.tokens, asks_for_terminal);
  return has_terminal && words > 2 && is_shell(command.word(words - 1));
}

}  // namespace drctl
