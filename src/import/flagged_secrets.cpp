#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "import/secret_names.hpp"
#include "import/secret_spans.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

/// A word of the line, without quotes around it.
struct LineWord {
  std::size_t begin = 0, end = 0;
};

std::vector<LineWord> words_in(std::string_view text) {
  std::vector<LineWord> words;
  constexpr std::string_view blanks = " \t\r`";
  for (auto at = text.find_first_not_of(blanks); at != text.npos; at = text.find_first_not_of(blanks, at)) {
    const bool is_quoted = text[at] == '"' || text[at] == '\'';
    const auto begin = is_quoted ? at + 1 : at;
    const auto end = is_quoted ? text.find(text[at], begin) : text.find_first_of(blanks, begin);
    words.push_back({begin, std::min(end, text.size())});
    at = std::min(words.back().end + (is_quoted ? 1 : 0), text.size());
  }
  return words;
}

bool names_any(std::string_view command, std::initializer_list<std::string_view> programs) {
  const auto is_end = [](char c) { return std::string_view(" \t\r`/'\"|;&($").contains(c); };
  return std::ranges::any_of(programs, [&](auto program) {
    for (auto at = command.find(program); at != command.npos; at = command.find(program, at + 1)) {
      const auto end = at + program.size();
      if ((at == 0 || is_end(command[at - 1])) && (end == command.size() || is_end(command[end])))
        return true;
    }
    return false;
  });
}

/// The flags of a line's programs.
class SecretFlags {
 public:
  explicit SecretFlags(const SpokenLine& line)
      : text_(line.text),
        is_curl_(names_any(line.command, {"curl", "wget"})),
        is_mysql_(names_any(line.command, {"mysql", "mysqldump", "mysqladmin", "mariadb", "sshpass"})),
        has_p_(names_any(line.command, {"sshpass", "mongosh", "mongo", "mongodump", "mongorestore"}) ||
               (names_any(line.command, {"login"}) &&
                names_any(line.command, {"docker", "podman", "helm", "az", "oc"}))),
        has_a_(names_any(line.command, {"redis-cli"})),
        makes_secret_(names_any(line.command, {"secret"}) && names_any(line.command, {"create"})),
        asks_(names_any(line.command, {"psql", "pg_dump", "pg_restore"})) {}

  std::vector<SecretSpan> find() {
    const auto words = words_in(text_);
    for (std::size_t at = 0; at < words.size(); ++at)
      flag(words[at], at + 1 < words.size() ? words[at + 1] : LineWord{});
    return std::move(found_);
  }

 private:
  void flag(LineWord word, LineWord next) {
    const auto name = text_.substr(word.begin, word.end - word.begin);
    if (makes_secret_ && name.starts_with("--from-literal=")) return literal(word, word.begin + 15);
    if (makes_secret_ && name == "--from-literal") return literal(next, next.begin);
    if (name.starts_with("--")) return long_flag(name, word, next);
    if (is_curl_ && name == "-u") return user(next);
    if (is_curl_ && name.starts_with("-u")) return user(word);
    if (is_mysql_ && name.starts_with("-p") && name.size() > 2)
      return add(unquoted(word.begin + 2, word.end));
    if ((has_p_ && name == "-p") || (has_a_ && name == "-a")) add(next);
  }

  void long_flag(std::string_view name, LineWord word, LineWord next) {
    if (is_curl_ && (name == "--user" || name == "--proxy-user")) return user(next);
    if (is_curl_ && name.starts_with("--user=")) return user(word);
    const bool is_reference = name == "--secret" || name.contains('=') || asks_;
    if (const auto known = secret_name(name); !is_reference && !known.empty()) add(next, known);
  }

  /// Of a secret each value is one, but for what only tells where and who.
  void literal(LineWord word, std::size_t begin) {
    constexpr std::array<std::string_view, 9> harmless = {"user",     "username", "host", "hostname", "port",
                                                          "database", "dbname",   "db",   "name"};
    const auto middle = text_.substr(0, word.end).find('=', begin);
    if (middle == text_.npos) return;
    if (!contains(harmless, text_.substr(begin, middle - begin)))
      add(unquoted(middle + 1, word.end), "SECRET");
  }

  /// name:x
  void user(LineWord word) {
    const auto middle = text_.substr(0, word.end).find(':', word.begin);
    if (middle != text_.npos) add({middle + 1, word.end});
  }

  LineWord unquoted(std::size_t begin, std::size_t end) const {
    const bool is_quoted = begin < end && (text_[begin] == '"' || text_[begin] == '\'');
    return is_quoted ? LineWord{begin + 1, std::min(text_.find(text_[begin], begin + 1), text_.size())}
                     : LineWord{begin, end};
  }

  void add(LineWord word, std::string_view name = "PASSWORD") {
    const auto value = text_.substr(word.begin, word.end - word.begin);
    if (!is_concealed(value) && !value.starts_with('-')) found_.push_back({word.begin, word.end, name});
  }

  std::string_view text_;
  bool is_curl_, is_mysql_, has_p_, has_a_, makes_secret_, asks_;
  std::vector<SecretSpan> found_;
};

}  // namespace

std::vector<SecretSpan> flagged_secrets(const SpokenLine& line) {
  return line.text.contains('-') ? SecretFlags(line).find() : std::vector<SecretSpan>{};
}

}  // namespace drctl
