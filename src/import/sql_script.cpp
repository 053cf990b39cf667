#include <algorithm>

#include "import/script.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

/// Goes from statement to statement: ends at a ';' that stands in no quotes and in no comment.
class Statements {
 public:
  Statements(std::string_view text, std::size_t line) : text_(text), line_(line) {}

  std::vector<ScriptPart> split() {
    while (at_ < text_.size()) step();
    end_statement();
    if (!part_.remarks.empty()) parts_.push_back(std::move(part_));
    return std::move(parts_);
  }

 private:
  void step() {
    const auto rest = text_.substr(at_);
    if (rest.starts_with("--")) return comment();
    if (rest[0] == '\'' || rest[0] == '"') return take(quoted(rest));
    if (rest.starts_with("$$")) return take(std::min(rest.find("$$", 2), rest.size() - 2) + 2);
    if (part_.command.empty() && rest[0] == '\\')
      return take(std::min(rest.find('\n'), rest.size())), end_statement();
    take(1);
    if (rest[0] == ';') end_statement();
  }

  static std::size_t quoted(std::string_view rest) {
    const auto end = rest.find(rest[0], 1);
    return end == rest.npos ? rest.size() : end + 1;
  }

  /// Above a statement, and behind it on its last line, it says what for; inside, it goes on standing there.
  void comment() {
    const auto size = std::min(text_.find('\n', at_), text_.size()) - at_;
    if (!trimmed(part_.command).empty()) return take(size);
    if (!is_behind_) note_line();
    auto& part = is_behind_ ? parts_.back() : part_;
    part.remarks.push_back(remark_in(text_.substr(at_, size)));
    at_ += size;
  }

  void take(std::size_t count) {
    const auto taken = text_.substr(at_, count);
    if (part_.command.empty() && trimmed(taken).empty()) return skip(taken);
    is_behind_ = false;
    note_line();
    part_.command += taken;
    at_ += count;
  }
  void skip(std::string_view blanks) {
    is_behind_ = is_behind_ && !blanks.contains('\n');
    at_ += blanks.size();
  }

  void note_line() {
    if (part_.line != 0) return;
    line_ += static_cast<std::size_t>(std::ranges::count(text_.substr(counted_, at_ - counted_), '\n'));
    counted_ = at_;
    part_.line = line_;
  }

  void end_statement() {
    part_.command = trimmed(part_.command);
    if (part_.command.empty()) return;
    part_.is_sql = true;
    parts_.push_back(std::move(part_));
    part_ = {};
    is_behind_ = true;
  }

  std::string_view text_;
  std::size_t line_, counted_ = 0;  ///< the line where the counted part ends
  std::size_t at_ = 0;
  bool is_behind_ = false;  ///< a statement, on the line where it ends
  ScriptPart part_;
  std::vector<ScriptPart> parts_;
};

}  // namespace

std::vector<ScriptPart> sql_script(std::string_view text, std::size_t line) {
  return Statements(text, line).split();
}

}  // namespace drctl
