#include "import/prompts.hpp"

#include <algorithm>

namespace drctl {
namespace {

/// "me@db:~", or "[me@db dir]": no words of a command before its comment.
bool is_user_at_host(std::string_view head) {
  const bool is_bracketed = head.starts_with('[') && head.ends_with(']');
  return head.contains('@') && head.find_first_of("\"'=|;") == head.npos &&
         (is_bracketed || !head.contains(' '));
}

std::size_t user_prompt_size(std::string_view line) {
  const auto end = line.find_first_of("$#%");
  const bool ends = end != line.npos && (end + 1 == line.size() || line[end + 1] == ' ');
  return ends && is_user_at_host(line.substr(0, end)) ? std::min(end + 2, line.size()) : 0;
}

/// "PS C:\>", "C:\Users>".
std::size_t windows_prompt_size(std::string_view line) {
  const auto drive = line.starts_with("PS ") ? line.substr(3) : line;
  const auto end = line.find('>');
  const bool is_drive = drive.size() > 2 && drive.substr(1).starts_with(":\\");
  return is_drive && end != line.npos ? std::min(line.find_first_not_of(' ', end + 1), line.size()) : 0;
}

}  // namespace

std::size_t prompt_size(std::string_view line) {
  if (line == "$") return 1;
  if (line.starts_with("$ ")) return 2;
  return std::max(user_prompt_size(line), windows_prompt_size(line));
}

}  // namespace drctl
