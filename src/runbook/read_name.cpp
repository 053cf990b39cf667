#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runbook/read_scalar.hpp"
#include "support/codes.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

bool is_lower(char byte) { return byte >= 'a' && byte <= 'z'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_id(std::string_view text) {
  const auto fits = [](char byte) { return is_lower(byte) || is_digit(byte) || byte == '-'; };
  return !text.empty() && text.front() != '-' && std::all_of(text.begin(), text.end(), fits);
}

bool is_identifier(std::string_view text) {
  const auto fits = [](char byte) { return is_lower(byte) || is_digit(byte) || byte == '_'; };
  return !text.empty() && !is_digit(text.front()) && std::all_of(text.begin(), text.end(), fits);
}

/// cel-spec, langdef.md, "Syntax": IDENT is none of these.
constexpr std::array<std::string_view, 21> reserved_words = {
    "false",    "in",      "null",      "true",     "as",  "break",  "const",
    "continue", "else",    "for",       "function", "if",  "import", "let",
    "loop",     "package", "namespace", "return",   "var", "void",   "while"};
constexpr std::array<std::string_view, 4> given_names = {"result", "error", "now", "run"};

/// The text with what is not allowed replaced: a proposal.
std::string as_name(std::string_view text, char joint) {
  std::string name;
  for (const char byte : text) {
    const char lower = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    name += is_lower(lower) || is_digit(lower) ? lower : joint;
  }
  return name;
}

}  // namespace

std::optional<Name> read_id(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "a name", yaml);
  return text ? check_id(reader, what, *text) : std::nullopt;
}

std::optional<Name> check_id(Reader& reader, std::string_view what, const SourceText& text) {
  if (is_id(text.text())) return Name{text.text(), text.place()};
  const auto proposal = as_name(text.text(), '-');
  reader.findings.add(
      codes::bad_name, text.place(),
      fmt::format("expected a name of a-z, 0-9 and '-' for {}, found '{}'", what, text.text()),
      is_id(proposal) ? fmt::format("write '{}'", proposal) : "");
  return std::nullopt;
}

std::vector<std::string_view> reserved_names() {
  std::vector<std::string_view> names(reserved_words.begin(), reserved_words.end());
  names.insert(names.end(), given_names.begin(), given_names.end());
  return names;
}

std::optional<Name> check_identifier(Reader& reader, std::string_view what, const SourceText& text) {
  const auto& name = text.text();
  if (contains(reserved_words, name) || contains(given_names, name)) {
    reader.findings.add(codes::reserved_name, text.place(),
                        fmt::format("'{}' can't be the name of {}: expressions use it already", name, what),
                        fmt::format("name it 'the_{}', or better", name));
    return std::nullopt;
  }
  if (is_identifier(name)) return Name{name, text.place()};
  const auto proposal = as_name(name, '_');
  reader.findings.add(codes::bad_name, text.place(),
                      fmt::format("expected a name of a-z, 0-9 and '_' for {}, found '{}'", what, name),
                      is_identifier(proposal) ? fmt::format("write '{}'", proposal) : "");
  return std::nullopt;
}

}  // namespace drctl
