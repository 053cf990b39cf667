#include "support/cut_text.hpp"

#include <fmt/format.h>

#include "support/utf8.hpp"

namespace drctl {

std::string cut_mark(std::size_t bytes) { return fmt::format("{}{} bytes here]", cut_mark_begin, bytes); }

std::string cut_to(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return valid_utf8(text);
  return valid_utf8(text.substr(0, longest)) + cut_mark(text.size() - longest);
}

}  // namespace drctl
