#include "adapters/http_address.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "adapters/resolve.hpp"

namespace drctl {

namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};

std::string url_part(CURLU* url, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(url, which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  return std::unique_ptr<char, FreeUrl>(text).get();
}

HttpFailure not_found(const HttpRequest& request, const std::string& host,
                      const std::variant<std::string, Woken>& why) {
  const auto* limit = std::get_if<Woken>(&why);
  if (limit) return *limit == Woken::cancelled ? http_cancelled() : http_timed_out(false);
  return {End::could_not_start, fmt::format("{} is not found: {}", host, std::get<std::string>(why)),
          "check the name, its record at the DNS provider, and the name server " + request.name_server};
}

}  // namespace

std::optional<HttpPlace> http_place_of(const std::string& url) {
  const std::unique_ptr<CURLU, FreeUrl> parts(curl_url());
  if (curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return std::nullopt;
  auto host = url_part(parts.get(), CURLUPART_HOST);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  return HttpPlace{host, url_part(parts.get(), CURLUPART_PORT)};
}

std::expected<std::string, HttpFailure> http_address_of(const HttpRequest& request, const Limits& limits) {
  if (request.name_server.empty()) return "";
  const auto place = http_place_of(request.url);
  if (!place) return "";  // curl says what is wrong with it
  const auto addresses = resolve(place->host, limits, request.name_server);
  if (!addresses) return std::unexpected(not_found(request, place->host, addresses.error()));
  return fmt::format("{}:{}:{}", place->host, place->port, fmt::join(*addresses, ","));
}

}  // namespace drctl
