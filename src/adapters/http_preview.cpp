#include "adapters/http_preview.hpp"

#include <fmt/format.h>

#include <array>

#include "adapters/http_secrets.hpp"
#include "support/contains.hpp"
#include "support/cut_text.hpp"
#include "support/json_text.hpp"
#include "support/shell_quote.hpp"

namespace drctl {

namespace {

constexpr std::size_t longest_shown = 200;

/// Of RFC 9110 and RFC 5789.
bool is_known(std::string_view method) {
  constexpr std::array<std::string_view, 9> methods = {"GET",   "HEAD",   "OPTIONS", "POST",   "PUT",
                                                       "PATCH", "DELETE", "TRACE",   "CONNECT"};
  return contains(methods, method);
}

std::string reason_of(const std::string& method) {
  switch (effect_of_method(method)) {
    case Effect::read:
      return method + " only reads";
    case Effect::change:
      return method + " changes something on the server";
    case Effect::destructive:
      break;
  }
  if (method == "DELETE") return "DELETE removes something on the server";
  return is_known(method) ? method + " may do anything" : "drctl doesn't know the method `" + method + "`";
}

// The body on one line, cut, without what is secret by name.
std::string shown_body(const std::string& body) {
  auto value = parse_json(body);
  auto text = value ? json_without_secrets(std::move(*value)).dump() : form_without_secrets(body);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return cut_to(text, longest_shown);
}

std::string command_of(const HttpRequest& request) {
  auto line = fmt::format("{} {}", request.method, url_without_secrets(request.url));
  if (request.login) line += " as " + request.login->client_id;
  if (!request.body.empty()) line += " with body " + shown_body(request.body);
  return request.save ? line + " > " + shell_quote(request.save->file) : line;
}

struct Origin {
  std::string scheme, host, port;
};

// Scheme, host and port of a URL that http_request_of let pass (RFC 3986, 3.2).
Origin origin_of(std::string_view url) {
  auto end_of_scheme = url.find("://");
  if (end_of_scheme == url.npos) return {"", std::string(url), ""};
  auto scheme = url.substr(0, end_of_scheme);
  auto authority = url.substr(end_of_scheme + 3);
  authority = authority.substr(0, authority.find_first_of("/?#"));
  authority = authority.substr(authority.rfind('@') + 1);
  auto colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
  auto port = colon == authority.npos ? (scheme == "https" ? "443" : "80") : authority.substr(colon + 1);
  return {std::string(scheme), std::string(authority.substr(0, colon)), std::string(port)};
}

}  // namespace

Preview http_preview_of(const HttpRequest& request) {
  auto origin = origin_of(request.url);
  auto target = origin.scheme.empty() ? origin.host
                                      : fmt::format("{}://{}:{}", origin.scheme, origin.host, origin.port);
  return {
      effect_of_method(request.method), reason_of(request.method), command_of(request), target, origin.host,
      is_known(request.method)};
}

}  // namespace drctl
