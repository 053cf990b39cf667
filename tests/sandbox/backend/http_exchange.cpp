#include "sandbox/backend/http_exchange.hpp"

#include <fmt/core.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <charconv>

namespace drctl::sandbox {
namespace {

constexpr std::size_t largest = 1 << 20;

/// Reads until `text` has `size` bytes, or, without a size, a whole header.
bool receive(int socket, std::string& text, std::optional<std::size_t> size) {
  std::array<char, 4096> part{};
  while (size ? text.size() < *size : text.find("\r\n\r\n") == std::string::npos) {
    const auto got = ::recv(socket, part.data(), part.size(), 0);
    if (got <= 0 || text.size() > largest) return false;
    text.append(part.data(), static_cast<std::size_t>(got));
  }
  return true;
}

std::size_t content_length(const std::string& header) {
  constexpr std::string_view name = "\r\ncontent-length:";
  std::size_t length = 0;
  for (auto at = header.find("\r\n"); at != std::string::npos; at = header.find("\r\n", at + 2))
    if (::strncasecmp(header.c_str() + at, name.data(), name.size()) == 0) {
      const auto digits = header.find_first_not_of(' ', at + name.size());
      if (digits != std::string::npos)
        std::from_chars(header.data() + digits, header.data() + header.size(), length);
    }
  return length;
}

const char* reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    default:
      return "Service Unavailable";
  }
}

}  // namespace

std::optional<HttpRequest> read_request(int socket) {
  const timeval limit{5, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  std::string text;
  if (!receive(socket, text, std::nullopt)) return std::nullopt;
  const auto body = text.find("\r\n\r\n") + 4;
  const auto length = content_length(text.substr(0, body));
  if (length > largest || !receive(socket, text, body + length)) return std::nullopt;
  const auto method = text.find(' '), path = text.find_first_of(" ?", method + 1);
  if (method == std::string::npos || path == std::string::npos) return std::nullopt;
  return HttpRequest{text.substr(0, method), text.substr(method + 1, path - method - 1),
                     text.substr(body, length)};
}

void write_reply(int socket, const HttpReply& reply) {
  const auto text = fmt::format(
      "HTTP/1.1 {} {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}",
      reply.status, reason(reply.status), reply.body.size(), reply.body);
  for (std::size_t sent = 0; sent < text.size();) {
    const auto part = ::send(socket, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (part <= 0) return;
    sent += static_cast<std::size_t>(part);
  }
}

}  // namespace drctl::sandbox
