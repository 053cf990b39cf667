#include "runbook/file_text.hpp"

#include <fmt/format.h>

#include "runbook/source_text.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

/// The bytes of the UTF-8 sequence at the front, or 0: RFC 3629, section 4.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t at) -> unsigned {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const auto tail = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool too_long = first == 0xE0 && second < 0xA0;
    const bool surrogate = first == 0xED && second > 0x9F;
    return tail(1) && tail(2) && !too_long && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool out_of_range = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return tail(1) && tail(2) && tail(3) && !out_of_range ? 4 : 0;
  }
  return 0;
}

bool is_control(char byte) {
  return (static_cast<unsigned char>(byte) < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') ||
         byte == 0x7F;
}

std::string control_message(char byte) {
  if (byte == '\0') return "a NUL byte: this is not a text file";
  return fmt::format("a control character, U+{:04X}", static_cast<unsigned>(byte));
}

bool is_utf16(std::string_view text) { return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"); }

}  // namespace

std::size_t byte_order_mark_size(const Source& source) {
  return source.text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

std::optional<Diagnostic> unreadable(const std::shared_ptr<const Source>& source) {
  const std::string_view text = source->text;
  if (is_utf16(text))
    return make_error(codes::not_utf8, {.source = source}, "the file is UTF-16, expected UTF-8",
                      "save it as UTF-8");
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] < 0x7F) {
      ++at;
      continue;
    }
    const auto length = sequence_length(text.substr(at));
    if (length == 0)
      return make_error(codes::not_utf8, place_in(source, at, 1), "the file is not UTF-8 from here on",
                        "save it as UTF-8");
    if (is_control(text[at]))
      return make_error(codes::control_character, place_in(source, at, 1), control_message(text[at]),
                        "remove it");
    if (text[at] == '\r' && !text.substr(at).starts_with("\r\n"))
      return make_error(codes::control_character, place_in(source, at, 1),
                        "a carriage return that ends no line", "remove it");
    at += length;
  }
  return std::nullopt;
}

}  // namespace drctl
