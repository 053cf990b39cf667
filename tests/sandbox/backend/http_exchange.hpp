#pragma once
#include <optional>
#include <string>

namespace drctl::sandbox {

struct HttpRequest {
  std::string method, path, body;
};

struct HttpReply {
  int status = 200;
  std::string body;  ///< JSON
};

/// Reads one HTTP/1.1 request (RFC 9112) from a connected socket; nothing if it is not whole within 5 s, or
/// none.
std::optional<HttpRequest> read_request(int socket);

/// Writes the reply; the connection is to be closed after it.
void write_reply(int socket, const HttpReply& reply);

}  // namespace drctl::sandbox
