#include "adapters/http_curl.hpp"

#include <fmt/format.h>

#include <vector>

#include "adapters/http_address.hpp"
#include "adapters/http_secrets.hpp"
#include "adapters/name_server.hpp"
#include "support/json_text.hpp"
#include "support/shell_quote.hpp"

namespace drctl {

namespace {

using Words = std::vector<std::string>;

/// GET and HEAD have options of their own.
Words method_words(const HttpRequest& request) {
  if (request.method == "GET" && request.body.empty()) return {};
  if (request.method == "HEAD") return {"--head"};
  return {"--request", request.method};
}

std::string body_without_secrets(const std::string& body) {
  auto value = parse_json(body);
  return value ? json_without_secrets(std::move(*value)).dump() : form_without_secrets(body);
}

/// What the name server says is put in place by the shell.
std::string address_option(const HttpRequest& request) {
  const auto place = http_place_of(request.url);
  if (request.name_server.empty() || !place) return {};
  return fmt::format(" --resolve \"{}:{}:{}\"", place->host, place->port,
                     dug_address(request.name_server, place->host));
}

void add(Words& words, const char* option, const std::string& value) {
  if (!value.empty()) words.insert(words.end(), {option, value});
}

}  // namespace

std::string curl_line(const HttpRequest& request) {
  Words words = {"curl", "--silent", "--show-error", "--include"};
  for (auto& word : method_words(request)) words.push_back(std::move(word));
  for (const auto& [name, value] : request.headers)
    add(words, "--header", name + ": " + (names_a_secret(name) ? "[secret]" : value));
  add(words, "--data-raw", body_without_secrets(request.body));
  add(words, "--cacert", request.ca_file);
  add(words, "--proxy", request.proxy);
  if (request.redirects == Redirects::followed) words.emplace_back("--location");
  words.push_back(url_without_secrets(request.url));
  return shell_line(words) + address_option(request);
}

}  // namespace drctl
