#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <sstream>
#include <utility>

#include "import/prohibition.hpp"
#include "import/prompts.hpp"
#include "import/script.hpp"
#include "import/script_steps.hpp"
#include "import/shell_words.hpp"
#include "support/ascii.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string_view text) {
  Lines lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);)
    lines.push_back(std::string(trimmed(line)).empty() ? "" : line);
  return lines;
}

std::string first_word(std::string_view line) {
  const auto text = trimmed(line);
  return std::string(text.substr(0, text.find_first_of(" \t;(")));
}

/// What opens a compound command is 1, what ends one -1.
int nesting(std::string_view line) {
  constexpr std::array<std::string_view, 6> openers = {"if", "for", "while", "until", "case", "select"};
  constexpr std::array<std::string_view, 3> closers = {"fi", "done", "esac"};
  int depth = 0;
  for (const auto& token : shell_tokens(line))
    depth += contains(closers, std::string_view(token.value)) ? -1 : 0;
  depth += contains(openers, std::string_view(first_word(line))) ? 1 : 0;
  const auto text = trimmed(line);
  return depth + (text.ends_with("{") ? 1 : 0) - (text.starts_with("}") ? 1 : 0);
}

bool is_sql(std::string_view line) {
  constexpr std::array<std::string_view, 16> verbs = {
      "SELECT", "INSERT",  "UPDATE", "DELETE",  "ALTER", "CREATE", "DROP",    "WITH",
      "GRANT",  "EXPLAIN", "VACUUM", "ANALYZE", "SHOW",  "REVOKE", "REINDEX", "TRUNCATE"};
  return contains(verbs, std::string_view(first_word(line)));
}

/// "\\dt", typed into psql.
bool is_of_psql(std::string_view line) {
  return line.size() > 1 && line[0] == '\\' && std::isalpha(static_cast<unsigned char>(line[1])) != 0;
}

/// The word behind <<, which ends a heredoc; empty when there is none.
std::string heredoc_end(std::string_view line) {
  const auto tokens = shell_tokens(line);
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at)
    if (tokens[at].kind == ShellToken::Kind::symbol &&
        (tokens[at].value == "<<" || tokens[at].value == "<<-"))
      return tokens[at + 1].value;
  return {};
}

/// With its semicolon; a comment may stand behind that.
bool ends_statement(std::string_view line) {
  const auto end = line.rfind(';');
  const auto behind = end == line.npos ? line : trimmed(line.substr(end + 1));
  return end != line.npos && (behind.empty() || behind.starts_with("--"));
}

bool ends_open(std::string_view line) {
  const auto text = trimmed(line);
  return text.ends_with('\\') || text.ends_with('|') || text.ends_with("&&");
}

class Script {
 public:
  Script(std::string_view text, std::size_t line, ScriptKind kind)
      : lines_(lines_of(text)), first_(line), kind_(kind) {
    has_prompts_ = std::ranges::any_of(lines_, [&](const auto& each) { return prompt_in(each) > 0; });
    is_output_ = kind == ScriptKind::console && !has_prompts_ && !are_all_commands();
  }

  std::vector<ScriptPart> parts() {
    if (is_output_) return {};
    while (at_ < lines_.size()) step();
    flush();
    if (!parts_.empty())
      parts_.front().output.insert(parts_.front().output.begin(), output_.begin(), output_.end());
    return std::move(parts_);
  }

 private:
  void step() {
    const auto text = std::string(trimmed(lines_[at_]));
    if (text.empty()) return blank();
    if (is_printed(text)) return printed();
    if (text.starts_with('#') && prompt_in(text) == 0) return remark(text);
    note_line();
    if (is_sql(text)) return sql();
    if (is_of_psql(text)) return ++at_, add(text, true);
    command();
  }

  /// "# " is root's prompt where no script has comments, and a program is behind it.
  std::size_t prompt_in(std::string_view line) const {
    const auto text = trimmed(line);
    const bool is_root =
        kind_ == ScriptKind::console && text.starts_with("# ") && is_command(std::string(text.substr(2)));
    return is_root ? 2 : prompt_size(text);
  }

  /// A terminal's content that was copied without its prompts.
  bool are_all_commands() const {
    bool goes_on = false;
    return std::ranges::all_of(lines_, [&](const auto& line) {
      const bool fits = goes_on || line.empty() || trimmed(line).starts_with('#') || is_command(line);
      goes_on = line.ends_with('\\');
      return fits;
    });
  }

  /// In a script a prompt may be missing before a program that is known.
  bool is_printed(const std::string& text) const {
    if (prompt_in(text) > 0) return false;
    const bool shows_output = !part_.remarks.empty() && leads_to_output(part_.remarks.back());
    if (shows_output || text.starts_with('#') || !has_prompts_) return shows_output;
    return kind_ != ScriptKind::shell || !is_command(text);
  }

  /// Below a comment that says so all up to an empty line is output.
  void printed() {
    auto& output = parts_.empty() ? output_ : parts_.back().output;
    output.push_back(std::string(trimmed(lines_[at_++])));
  }

  /// One comment above a blank line is still about what follows; several are instructions.
  void blank() {
    const bool goes_on =
        part_.remarks.size() == 1 && at_ + 1 < lines_.size() && !lines_[at_ + 1].starts_with('#');
    if (!goes_on || leads_to_output(part_.remarks.back())) flush();
    ++at_;
    below_command_ = false;
  }

  void remark(std::string_view text) {
    note_line();
    if (text.starts_with("#!")) return static_cast<void>(++at_);
    if (part_.remarks.empty()) part_.is_afterword = below_command_;
    part_.remarks.push_back(remark_in(text));
    ++at_;
  }

  void sql() {
    std::string text;
    const auto line = first_ + at_;
    do text += lines_[at_] + "\n";
    while (!ends_statement(lines_[at_++]) && at_ < lines_.size() && !lines_[at_].empty());
    for (auto& statement : sql_script(text, line)) {
      std::ranges::move(statement.remarks, std::back_inserter(part_.remarks));
      add(statement.command, true);
    }
  }

  void command() {
    auto text = without_prompt(lines_[at_++]);
    const auto end = heredoc_end(text);
    if (!end.empty()) return add(with_heredoc(text, end), false);
    bool is_stale = true, is_quoted = false;  // a line without quotes leaves that as it is
    const auto goes_on = [&] {
      if (std::exchange(is_stale, false)) is_quoted = is_quote_open(text);
      return is_quoted || ends_open(text);
    };
    for (int depth = nesting(text); at_ < lines_.size() && (depth > 0 || goes_on()); ++at_) {
      depth += nesting(lines_[at_]);
      is_stale = is_stale || lines_[at_].find_first_of("\"'") != std::string::npos;
      text += "\n" + without_second_prompt(lines_[at_]);
    }
    if (nesting(first_word(text)) != 0 || trimmed(text).ends_with('}')) return add(text, false);
    split(text);
  }

  std::string with_heredoc(std::string text, const std::string& end) {
    while (at_ < lines_.size() && trimmed(lines_[at_]) != end) text += "\n" + lines_[at_++];
    if (at_ < lines_.size()) text += "\n" + std::string(trimmed(lines_[at_++]));
    return text;
  }

  std::string without_prompt(const std::string& line) const {
    return std::string(trimmed(trimmed(line).substr(prompt_in(line))));
  }

  /// "> ", before a line that goes on.
  std::string without_second_prompt(const std::string& line) const {
    const auto text = trimmed(line);
    return has_prompts_ && text.starts_with("> ") ? std::string(text.substr(2)) : line;
  }

  /// `a && b` and `a; b` are two commands; a comment behind them is a remark on the first.
  void split(const std::string& text) {
    const auto comment = shell_comment_in(text);
    if (text.find('\n', comment) != text.npos) return add(text, false);
    if (comment < text.size()) part_.remarks.push_back(remark_in(std::string_view(text).substr(comment)));
    std::size_t begin = 0;
    for (const auto& token : shell_tokens(text)) {
      if (token.kind != ShellToken::Kind::symbol || (token.value != "&&" && token.value != ";")) continue;
      add(text.substr(begin, token.begin - begin), false);
      begin = token.end;
    }
    add(text.substr(begin, comment - begin), false);
  }

  void add(std::string_view command, bool is_sql) {
    if (trimmed(command).empty()) return;
    part_.command = trimmed(command);
    part_.is_sql = is_sql;
    part_.is_afterword = false;
    below_command_ = true;
    note_line();
    parts_.push_back(std::move(part_));
    part_ = {};
  }

  void note_line() {
    if (part_.line == 0) part_.line = first_ + std::min(at_, lines_.size() - 1);
  }

  void flush() {
    if (!part_.remarks.empty()) parts_.push_back(std::move(part_));
    part_ = {};
  }

  Lines lines_;
  std::size_t first_, at_ = 0;
  ScriptKind kind_;
  bool has_prompts_ = false;  ///< then lines without one are what was printed
  bool is_output_ = false;    ///< and nothing else
  Lines output_;              ///< before the first command
  bool below_command_ = false;
  ScriptPart part_;
  std::vector<ScriptPart> parts_;
};

}  // namespace

std::vector<ScriptPart> shell_script(std::string_view text, std::size_t line, ScriptKind kind) {
  return Script(text, line, kind).parts();
}

std::string remark_in(std::string_view comment) {
  while (comment.starts_with('#') || comment.starts_with("--"))
    comment.remove_prefix(comment[0] == '#' ? 1 : 2);
  return std::string(trimmed(comment));
}

std::string unnumbered(std::string_view remark) {
  const auto digits = remark.find_first_not_of("0123456789");
  if (digits == 0 || digits == remark.npos || (remark[digits] != '.' && remark[digits] != ')'))
    return std::string(remark);
  return std::string(trimmed(remark.substr(digits + 1)));
}

}  // namespace drctl
