#include "import/shell_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "support/ascii.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// "{{ pod }}"; "{{.Names}}" and "{{range .items}}" are Go's, for the program itself.
std::size_t templated_size(std::string_view text) {
  constexpr std::array<std::string_view, 5> of_go = {"end", "else", "nil", "break", "continue"};
  const auto end = text.find("}}");
  const auto name = trimmed(text.substr(2, std::min(end, text.size()) - 2));
  const auto fits = [](char c) {
    return is_letter(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
  };
  const bool is_name = end != text.npos && !name.empty() && is_letter(name[0]) &&
                       std::ranges::all_of(name, fits) && !contains(of_go, name);
  return is_name ? end + 2 : 0;
}

class Scanner {
 public:
  explicit Scanner(std::string_view line) : line_(line) {}

  void scan() {
    while (at_ < line_.size() && comment_ == line_.npos) step();
    end_word();
  }

  std::vector<ShellToken> tokens;
  std::size_t comment() const { return std::min(comment_, line_.size()); }
  bool is_open() const { return open_; }

 private:
  std::string_view rest() const { return line_.substr(at_); }

  void step() {
    const auto text = rest();
    if (is_blank(text[0])) return end_word(), advance(1);
    if (text.starts_with("\\\n")) return advance(2);
    if (text[0] == '#' && !in_word_) return static_cast<void>(comment_ = at_);
    if (const auto size = placeholder_size(text); size > 0) return take(size);
    if (const auto size = symbol_size(text); size > 0) return symbol(size);
    in_the_word();
    if (text[0] == '\'') return single();
    if (text[0] == '"') return doubled();
    if (text[0] == '\\' && text.size() > 1) return advance(1), take(1);
    plain(text);
  }

  void plain(std::string_view text) {
    if (expansion(text)) return;
    token_.expands = token_.expands || is_pattern(text[0]);
    take(1);
  }

  /// Flags and URLs are seldom meant as patterns.
  bool is_pattern(char c) const {
    if (c == '~') return token_.value.empty();
    if (c == '{') return is_brace_list();
    if (token_.value.contains('{')) return false;  // JSONPath
    return (c == '*' || c == '?' || c == '[') && !token_.value.starts_with('-') &&
           !token_.value.contains("://");
  }

  /// {a,b}, where nothing says that it is JSONPath.
  bool is_brace_list() const {
    const auto inside = rest().substr(0, rest().find_first_of("} \n"));
    const bool is_closed = rest().substr(inside.size()).starts_with('}');
    return is_closed && !token_.value.starts_with('-') && !inside.starts_with("{.") && inside.contains(',');
  }

  /// $NAME, ${...}, $(...), `...`: taken whole.
  bool expansion(std::string_view text) {
    if (text[0] != '$' && text[0] != '`') return false;
    const auto size = text[0] == '`'           ? text.find('`', 1) + 1
                      : text.starts_with("$(") ? closed(text, '(', ')')
                      : text.starts_with("${") ? closed(text, '{', '}')
                      : text.size() > 1 && (is_letter(text[1]) || text[1] == '_' || text[1] == '?') ? 2
                                                                                                    : 0;
    if (size == 0) return false;
    token_.expands = true;
    take(std::min(size, text.size()));
    return true;
  }

  static std::size_t closed(std::string_view text, char open, char close) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      depth += text[at] == open ? 1 : text[at] == close ? -1 : 0;
      if (text[at] == close && depth == 0) return at + 1;
    }
    return text.size();
  }

  void single() {
    const auto end = line_.find('\'', at_ + 1);
    open_ = open_ || end == line_.npos;
    token_.value += line_.substr(at_ + 1, std::min(end, line_.size()) - at_ - 1);
    at_ = std::min(end, line_.size() - 1) + 1;
  }

  void doubled() {
    for (advance(1); at_ < line_.size() && line_[at_] != '"';) {
      const auto text = rest();
      if (text.starts_with("\\\n"))
        advance(2);
      else if (text[0] == '\\' && text.size() > 1 && std::string_view("\"\\$`").contains(text[1]))
        advance(1), take(1);
      else if (!expansion(text))
        take(1);
    }
    open_ = open_ || at_ >= line_.size();
    advance(1);
  }

  /// A number before > or < belongs to it.
  std::size_t symbol_size(std::string_view text) const {
    constexpr std::array<std::string_view, 17> symbols = {"2>&1", "&>>", "2>>", "<<<", "<<-", "||",
                                                          "&&",   ";;",  ">>",  "<<",  ">&",  "&>",
                                                          "2>",   "|",   "&",   ";",   ">"};
    if (!std::string_view("2&|<>;()").contains(text[0])) return 0;
    for (const auto symbol : symbols)
      if (text.starts_with(symbol) && (symbol[0] != '2' || !in_word_)) return symbol.size();
    return text[0] == '<' || text[0] == '(' || text[0] == ')' ? 1 : 0;
  }

  void symbol(std::size_t size) {
    end_word();
    tokens.push_back(
        {ShellToken::Kind::symbol, std::string(line_.substr(at_, size)), false, at_, at_ + size});
    advance(size);
  }

  void in_the_word() {
    if (in_word_) return;
    token_ = {};
    token_.begin = at_;
    in_word_ = true;
  }

  void take(std::size_t count) {
    in_the_word();
    token_.value += line_.substr(at_, count);
    advance(count);
  }
  void advance(std::size_t count) { at_ += count; }

  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    token_.end = std::min(at_, line_.size());
    tokens.push_back(std::move(token_));
  }

  std::string_view line_;
  std::size_t at_ = 0, comment_ = std::string_view::npos;
  ShellToken token_;
  bool in_word_ = false, open_ = false;
};

}  // namespace

std::vector<ShellToken> shell_tokens(std::string_view line) {
  Scanner scanner(line);
  scanner.scan();
  return std::move(scanner.tokens);
}

std::size_t shell_comment_in(std::string_view line) {
  Scanner scanner(line);
  scanner.scan();
  return scanner.comment();
}

bool is_quote_open(std::string_view line) {
  Scanner scanner(line);
  scanner.scan();
  return scanner.is_open();
}

std::size_t placeholder_size(std::string_view text) {
  if (text.starts_with("{{")) return templated_size(text);
  if (text.size() < 3 || text[0] != '<' || !is_letter(text[1])) return 0;
  const auto fits = [](char c) {
    return is_letter(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' ||
           c == ' ';
  };
  const auto last = std::ranges::find_if_not(text.substr(1), fits);
  const auto end = static_cast<std::size_t>(last - text.begin());
  return end < text.size() && text[end] == '>' && !is_blank(text[end - 1]) ? end + 1 : 0;
}

bool is_redirection(const ShellToken& token) {
  return token.kind == ShellToken::Kind::symbol && (token.value == ">" || token.value == ">>");
}

}  // namespace drctl
