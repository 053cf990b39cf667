#include "adapters/http_header.hpp"

#include <algorithm>
#include <charconv>

namespace drctl {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  auto first = text.find_first_not_of(blanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// "HTTP/1.1 503 Service Unavailable" (RFC 9112, 4).
void begin(HttpAnswer& answer, std::string_view line) {
  answer.headers.clear();
  auto rest = trimmed(line.substr(std::min(line.find(' '), line.size())));
  std::from_chars(rest.data(), rest.data() + rest.size(), answer.status);
  answer.phrase = trimmed(rest.substr(std::min(rest.find(' '), rest.size())));
}

std::string lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

void add_header_line(HttpAnswer& answer, std::string_view line) {
  if (line.starts_with("HTTP/")) return begin(answer, line);
  auto colon = line.find(':');
  if (colon == line.npos) return;
  auto& value = answer.headers[lower(line.substr(0, colon))];
  value += (value.empty() ? "" : ", ") + std::string(trimmed(line.substr(colon + 1)));
}

}  // namespace drctl
