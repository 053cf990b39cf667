#include "runbook/yaml_syntax.hpp"

#include <algorithm>
#include <array>
#include <string>

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
    Wording{codes::anchor, "the referenced anchor is not defined", "aliases are not part of the language",
            "a value that starts with '*' is an alias in YAML: quote it"},
    Wording{codes::anchor, "alias not found", "aliases are not part of the language",
            "a value that starts with '*' is an alias in YAML: quote it"},
    Wording{codes::anchor, "anchor not found", "anchors are not part of the language",
            "a value that starts with '&' is an anchor in YAML: quote it"},
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

/// The quote that the parser looked for the end of: the first one behind the last node that it could read.
std::size_t open_quote(std::string_view text, std::size_t from) {
  for (auto at = text.find_first_of("'\"", from); at != std::string_view::npos;
       at = text.find_first_of("'\"", at + 1))
    if (at == 0 || std::string_view(" \t\n:,[{-").find(text[at - 1]) != std::string_view::npos) return at;
  return text.size();
}

std::string unclosed_bracket(const Yaml& node) {
  return node.kind == Yaml::Kind::list ? "'[' is never closed" : "'{' is never closed";
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
    return unclosed_quote(source, open_quote(text, tree.last_offset()));
  if (message.find("flow not found") != std::string_view::npos && tree.open_bracket() != nullptr)
    return error_at(codes::unclosed_bracket, source, tree.open_bracket()->offset,
                    unclosed_bracket(tree.open_bracket()->node),
                    "close it; inside it, quote each text that holds one of [ ] { } ,");
  for (const auto& known : wordings)
    if (message.starts_with(known.parser))
      return error_at(known.code, source, offset, known.message, known.help);
  return error_at(codes::other_yaml_error, source, offset, "not YAML: " + std::string(message), "");
}

}  // namespace drctl
