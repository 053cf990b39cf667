#include "adapters/http_header.hpp"

#include <algorithm>
#include <charconv>

#include "support/ascii.hpp"

namespace drctl {

namespace {

// "HTTP/1.1 503 Service Unavailable" (RFC 9112, 4).
void begin(HttpAnswer& answer, std::string_view line) {
  answer.headers.clear();
  auto rest = trimmed(line.substr(std::min(line.find(' '), line.size())));
  std::from_chars(rest.data(), rest.data() + rest.size(), answer.status);
  answer.phrase = trimmed(rest.substr(std::min(rest.find(' '), rest.size())));
}

}  // namespace

void add_header_line(HttpAnswer& answer, std::string_view line) {
  if (line.starts_with("HTTP/")) return begin(answer, line);
  auto colon = line.find(':');
  if (colon == line.npos) return;
  auto& value = answer.headers[lower(std::string(line.substr(0, colon)))];
  value += (value.empty() ? "" : ", ") + std::string(trimmed(line.substr(colon + 1)));
}

}  // namespace drctl
