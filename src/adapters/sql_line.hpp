#pragma once

#include <string>
#include <string_view>

namespace drctl {

/// The statement on one line: without comments, each stretch of blanks outside quotes as one blank, line ends
/// inside quotes as a blank, without the last semicolon. PostgreSQL manual, 4.1 "Lexical Structure".
std::string sql_on_one_line(std::string_view text);

}  // namespace drctl
