#include "runbook/yaml_syntax.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "runbook/yaml_slip.hpp"
#include "runbook/yaml_tree.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

struct Wording {
  codes::Code code;
  std::string_view parser;  ///< how yaml-cpp's message begins
  std::string_view message;
  std::string_view help;
};

constexpr std::array wordings = {
    Wording{codes::misplaced_line, "illegal map value", "a mapping can't start here",
            "quote a text that holds ': ', or put the key on its own line, as far in as its neighbours"},
    Wording{codes::misplaced_line, "end of map not found", "expected the next key of this mapping",
            "keys of one mapping start in the same column; quote a text that holds quotes"},
    Wording{codes::misplaced_line, "end of sequence not found",
            "expected the next '- ' of this list or a key behind it",
            "start this line in the column of the line it belongs to"},
    Wording{codes::misplaced_line, "illegal block entry", "a list can't start here",
            "put '- ' on its own line, below the key"},
    Wording{codes::unclosed_bracket, "illegal flow end", "a closing bracket without its opening one",
            "remove it, or quote the text"},
    Wording{codes::unquoted_character, "unknown token", "a text can't start with this character",
            "quote the text"},
    Wording{codes::unclosed_quote, "illegal document indicator in scalar",
            "the document ends inside a quoted text", "close the quote"},
    Wording{codes::unknown_escape, "unknown escape character", "an escape that YAML does not know",
            R"(write '\\' for a backslash, or use single quotes: they know no escapes)"},
    Wording{codes::unknown_escape, "invalid unicode", "an escape that is no character",
            R"(write the character itself, or its number in full: \U0001F600)"},
    Wording{codes::other_yaml_error, "unexpected character in block scalar",
            "nothing but a '+', a '-' or a digit can follow this",
            "start the text on the next line, further in"},
    Wording{codes::anchor, "the referenced anchor is not defined", "aliases are not part of the language",
            "a value that starts with '*' is an alias in YAML: quote it"},
    Wording{codes::anchor, "alias not found", "aliases are not part of the language",
            "a value that starts with '*' is an alias in YAML: quote it"},
    Wording{codes::anchor, "anchor not found", "anchors are not part of the language",
            "a value that starts with '&' is an anchor in YAML: quote it"},
    Wording{codes::nested_too_deep, "bad file", "nested deeper than anything that a person can follow",
            "nothing in the language nests like this: look for a wrong indentation, or too many '- '"},
    Wording{codes::key_no_text, "illegal map key", "a key can't start here",
            "write 'key: value', without '?'"},
};

Diagnostic error_at(codes::Code code, const std::shared_ptr<const Source>& source, std::size_t offset,
                    std::string_view message, std::string_view help) {
  return make_error(code, place_in(source, offset, 1), std::string(message), std::string(help));
}

/// The offset of a tab among the blanks at the front of the line of `offset`, or npos.
std::size_t tab_before(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const auto start = newline == std::string_view::npos ? 0 : newline + 1;
  const auto front = text.substr(start, text.find_first_not_of(" \t", start) - start);
  const auto tab = front.find('\t');
  return tab == std::string_view::npos ? tab : start + tab;
}

std::string unclosed_bracket(const Yaml& node) {
  return node.kind == Yaml::Kind::list ? "'[' is never closed" : "'{' is never closed";
}

/// Escapes are told at their backslash, which the parser has passed.
std::size_t start_of(const Wording& known, std::string_view text, std::size_t offset) {
  const auto backslash =
      known.code == codes::unknown_escape ? text.rfind('\\', offset - 1) : std::string_view::npos;
  return backslash == std::string_view::npos ? offset : backslash;
}

Diagnostic in_words(const Wording& known, const std::shared_ptr<const Source>& source, const YamlTree& tree,
                    std::size_t offset) {
  if (known.code == codes::misplaced_line)
    if (auto slip = slip_before(source, tree, offset)) return *std::move(slip);
  return error_at(known.code, source, start_of(known, source->text, offset), known.message, known.help);
}

}  // namespace

Diagnostic unclosed_quote(const std::shared_ptr<const Source>& source, std::size_t offset) {
  return error_at(codes::unclosed_quote, source, offset, "this quote is never closed",
                  "close it; inside '...' write '' for a quote, inside \"...\" write \\\"");
}

Diagnostic syntax_error(const std::shared_ptr<const Source>& source, const YamlTree& tree,
                        std::string_view message, std::size_t offset) {
  const std::string_view text = source->text;
  offset = std::min(offset, text.size());
  if (const auto tab = tab_before(text, offset); tab != std::string_view::npos)
    return error_at(codes::tab_in_indentation, source, tab, "a tab in the indentation",
                    "indent with blanks: YAML takes no tabs");
  if (message.starts_with("illegal EOF in scalar"))
    return unclosed_quote(source, opening_quote(text, tree.last_offset()));
  const bool is_open = message.contains("flow not found") && tree.open_bracket() != nullptr;
  if (auto inside = is_open ? bracket_in_text(source, tree) : std::nullopt) return *std::move(inside);
  if (is_open)
    return error_at(codes::unclosed_bracket, source, tree.open_bracket()->offset,
                    unclosed_bracket(tree.open_bracket()->node),
                    "close it; inside it, quote each text that holds one of [ ] { } ,");
  const auto* known =
      std::ranges::find_if(wordings, [&](auto& each) { return message.starts_with(each.parser); });
  if (known != wordings.end()) return in_words(*known, source, tree, offset);
  return error_at(codes::other_yaml_error, source, offset, "not YAML: " + std::string(message), "");
}

}  // namespace drctl
