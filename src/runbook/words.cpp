#include "runbook/words.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "expression/interpolation.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

constexpr std::string_view no_shell =
    "no shell runs here: quote it to pass it on as it is, or use `exec: [sh, -c, ...]` for what needs a "
    "shell";

bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

bool starts_name(char byte) { return std::isalpha(static_cast<unsigned char>(byte)) != 0 || byte == '_'; }

/// Whether a shell would take the word, written without quotes, for something else than a word.
bool is_operator(std::string_view word) {
  if (!word.empty() && (word[0] == '<' || word[0] == '>')) return true;
  if (word.starts_with("2>") || word.starts_with("1>") || word.starts_with("&>")) return true;
  return !word.empty() && word.find_first_not_of("|&;") == std::string_view::npos;
}

class Splitter {
 public:
  Splitter(const SourceText& line, Findings& findings)
      : line_(line), text_(line.text()), findings_(findings) {}

  std::vector<SourceText> split() {
    while (at_ < text_.size()) {
      if (is_blank(text_[at_])) {
        end_word();
        skip_blanks();
      } else if (text_.substr(at_).starts_with("\\\n")) {
        at_ += 2;
      } else {
        start_word();
        step(text_[at_]);
      }
    }
    end_word();
    return std::move(words_);
  }

 private:
  void step(char byte) {
    if (byte == '\'' || byte == '"') return quoted(byte);
    if (byte == '\\') return escaped();
    if (byte == '`') refuse(at_, 1, "'`' would run a command in a shell");
    take_next();
  }

  /// A line end between words would end the command in a shell. What begins with '-' can't be a command.
  void skip_blanks() {
    const auto next = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
    const bool is_second_line = !words_.empty() && text_.substr(at_, next - at_).contains('\n');
    if (is_second_line && next < text_.size() && text_[next] != '-')
      findings_.add(codes::shell_syntax, line_.place(next, 1),
                    "a second line would be a second command in a shell",
                    "one command a step; to go on with one, end its line with '\\', or fold them with '>-'");
    at_ = next;
  }

  void start_word() {
    if (in_word_) return;
    in_word_ = true;
    began_ = at_;
    has_quotes_ = false;
    word_ = line_.part(at_, 0);
  }

  void end_word() {
    if (!in_word_) return;
    in_word_ = false;
    if (!has_quotes_ && is_operator(word_.text()))
      refuse(began_, at_ - began_, "'" + word_.text() + "' means something to a shell only");
    if (!has_quotes_ && word_.text().ends_with(';'))
      refuse(at_ - 1, 1, "';' means something to a shell only");
    words_.push_back(std::move(word_));
  }

  void take(std::size_t count) {
    word_.append(line_.part(at_, count));
    at_ += count;
  }

  /// The byte that is next, and those behind it that mean nothing to anybody.
  void take_run() {
    const auto rest = text_.substr(at_);
    take(std::min(rest.find_first_of(" \t\r\n'\"\\`$", 1), rest.size()));
  }

  /// An interpolation as a whole, or a run of bytes.
  void take_next() {
    const auto rest = text_.substr(at_);
    if (rest.starts_with("$${")) return take(3);
    if (rest.starts_with("${")) return take(expression::interpolation_size(rest).value_or(rest.size()));
    if (rest.size() > 1 && rest[0] == '$' && (rest[1] == '(' || starts_name(rest[1]))) refuse_expansion(rest);
    take_run();
  }

  void refuse_expansion(std::string_view rest) {
    auto size = std::size_t{1};
    while (size < rest.size() &&
           (starts_name(rest[size]) || std::isdigit(static_cast<unsigned char>(rest[size]))))
      ++size;
    if (rest[1] == '(') return refuse(at_, 2, "'$(' would run a command in a shell");
    const std::string name(rest.substr(1, size - 1));
    findings_.add(codes::shell_syntax, line_.place(at_, size),
                  "'$" + name + "' is not replaced: no shell runs here",
                  "write ${" + name + "} for a variable of the runbook, or '$" + name + "' in single quotes");
  }

  void quoted(char quote) {
    const auto opened = at_++;
    has_quotes_ = true;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (quote == '"' && text_[at_] == '\\') {
        escaped_in_quotes();
      } else if (quote == '\'' && !text_.substr(at_).starts_with("${") &&
                 !text_.substr(at_).starts_with("$${")) {
        take_run();
      } else {
        take_next();
      }
    }
    if (at_ >= text_.size())
      findings_.add(codes::unclosed_word, line_.place(opened, 1), "this quote is never closed", "close it");
    ++at_;
  }

  /// Outside quotes a backslash makes the next byte an ordinary one.
  void escaped() {
    has_quotes_ = true;
    ++at_;
    if (at_ >= text_.size()) return refuse(at_ - 1, 1, "a backslash with nothing behind it");
    take_escaped();
  }

  void escaped_in_quotes() {
    const bool special =
        at_ + 1 < text_.size() && std::string_view("\"\\$`\n").find(text_[at_ + 1]) != std::string_view::npos;
    if (!special) return take(1);
    ++at_;
    take_escaped();
  }

  void take_escaped() {
    if (text_[at_] == '\n') {
      ++at_;
      return;
    }
    if (text_.substr(at_).starts_with("${")) word_.append('$', line_, at_);
    if (text_.substr(at_).starts_with("${")) take(1);
    take(1);
  }

  void refuse(std::size_t offset, std::size_t length, std::string message) {
    findings_.add(codes::shell_syntax, line_.place(offset, length), std::move(message),
                  std::string(no_shell));
  }

  const SourceText& line_;
  std::string_view text_;
  Findings& findings_;
  std::vector<SourceText> words_;
  SourceText word_;
  std::size_t at_ = 0, began_ = 0;
  bool in_word_ = false, has_quotes_ = false;
};

}  // namespace

std::vector<SourceText> split_words(const SourceText& line, Findings& findings) {
  return Splitter(line, findings).split();
}

}  // namespace drctl
