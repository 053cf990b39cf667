#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace drctl {

/// What one fenced block holds: commands with the comments above them, and comments that stand alone.
struct ScriptPart {
  std::vector<std::string> remarks{};  ///< comments, without their #
  std::string command{};               ///< may have several lines; empty when the remarks stand alone
  std::size_t line = 0;                ///< of the document
  bool is_sql = false;
  bool is_afterword = false;          ///< remarks right below a command, and nothing below them
  std::vector<std::string> output{};  ///< what the document shows of what it prints
};

/// What a block says that it holds.
enum class ScriptKind {
  shell,    ///< commands; a prompt before the first one may be missing before the others
  console,  ///< a terminal's content: what has no prompt was printed
  unknown,  ///< commands, or a terminal's content when there is a prompt in it
};

/// The parts of a shell script that begins at `line` of the document: continued lines, quotes, heredocs and
/// compound commands are kept together, `a && b` and `a; b` are two parts. SQL between them, as it is typed
/// into psql, is told apart. None when all of it is
/// output.
std::vector<ScriptPart> shell_script(std::string_view text, std::size_t line, ScriptKind kind);

/// The statements of SQL.
std::vector<ScriptPart> sql_script(std::string_view text, std::size_t line);

/// What a comment says: "# 1. Look" gives "1. Look".
std::string remark_in(std::string_view comment);

/// A text without the number that it begins with: "1. Look" gives "Look".
std::string unnumbered(std::string_view remark);

}  // namespace drctl
