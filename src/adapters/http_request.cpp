#include "adapters/http_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "adapters/http_form.hpp"
#include "adapters/http_login.hpp"
#include "adapters/http_save.hpp"
#include "support/ascii.hpp"

namespace drctl {

using nlohmann::json;

namespace {

// What is wrong with a field; empty when nothing is.
using Complaint = std::string;

// RFC 9110, 5.6.2.
bool is_token(std::string_view text) {
  return !text.empty() && text.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                              "!#$%&'*+-.^_`|~") == text.npos;
}

bool is_unknown_yet(std::string_view text) { return text.contains("${"); }

// `request: GET https://...` or its parts `method` and `url`.
Complaint read_line(const json& arguments, HttpRequest& request) {
  request.method = arguments.value("method", std::string{});
  request.url = arguments.value("url", std::string{});
  const auto words = arguments.value("request", json::array()).get<std::vector<std::string>>();
  if (words.empty()) return {};
  if (!request.url.empty() || !request.method.empty())
    return "`request` says the method and the URL already: leave `method` and `url` out";
  if (words.size() > 2)
    return fmt::format("`request` is a method and a URL, found {} words: '{}' is too much", words.size(),
                       words[2]);
  if (words.size() == 2) request.method = words[0];
  request.url = words.back();
  return {};
}

Complaint check_line(const json& arguments, HttpRequest& request) {
  bool has_body = arguments.contains("body") || arguments.contains("json") || arguments.contains("form");
  if (request.url.empty()) return "a URL is missing: \"GET https://host/path\"";
  if (request.method.empty() && has_body) return "a body needs a method: POST, PUT or PATCH";
  if (request.method.empty()) request.method = "GET";
  if (is_unknown_yet(request.method)) return {};
  if (!is_token(request.method)) return fmt::format("'{}' is no HTTP method", request.method);
  request.method = upper(request.method);
  return {};
}

Complaint check_url(const json&, HttpRequest& request) {
  const auto& url = request.url;
  if (is_unknown_yet(url)) return {};
  if (!url.starts_with("http://") && !url.starts_with("https://"))
    return fmt::format("'{}' is no URL of http:// or https://", url.substr(0, url.find('?')));
  if (std::ranges::any_of(url, [](unsigned char c) { return c <= ' ' || c == 0x7F; }))
    return "the URL holds a blank or a control character: write it as %20 or the like";
  return {};
}

Complaint read_headers(const json& arguments, HttpRequest& request) {
  const auto headers = arguments.value("headers", json::object());
  for (const auto& [name, value] : headers.items()) {
    if (!is_token(name)) return fmt::format("'{}' is no header name", name);
    auto text = value.get<std::string>();
    if (text.find_first_of(std::string_view("\r\n\0", 3)) != text.npos)
      return fmt::format("the value of header '{}' has more than one line", name);
    request.headers[name] = text;
  }
  return {};
}

bool has_header(const HttpRequest& request, const std::string& name) {
  return std::ranges::any_of(request.headers,
                             [&](const auto& header) { return upper(header.first) == name; });
}

// Frameworks take a POST with one of these for the method that it names; drctl judges the one that is sent.
Complaint check_method_is_meant(const json& arguments, HttpRequest& request) {
  for (const auto* header : {"X-HTTP-METHOD-OVERRIDE", "X-HTTP-METHOD", "X-METHOD-OVERRIDE"})
    if (has_header(request, header))
      return fmt::format("the header {} stands for another method: write that method itself", lower(header));
  const auto form = arguments.value("form", json::object());
  const auto query = request.url.substr(std::min(request.url.find('?'), request.url.size()));
  if (form.contains("_method") || query.contains("?_method=") || query.contains("&_method=") ||
      request.body.starts_with("_method=") || request.body.contains("&_method="))
    return "`_method` stands for another method: write that method itself";
  return {};
}

Complaint read_body(const json& arguments, HttpRequest& request) {
  if (arguments.contains("body") + arguments.contains("json") + arguments.contains("form") > 1)
    return "`body`, `json` and `form` exclude each other";
  request.body = arguments.value("body", std::string{});
  if (arguments.contains("form"))
    request.body = form_of(arguments["form"].get<std::map<std::string, std::string>>());
  if (!arguments.contains("json")) return {};
  request.body = arguments["json"].dump(-1, ' ', false, json::error_handler_t::replace);
  if (!has_header(request, "CONTENT-TYPE")) request.headers["Content-Type"] = "application/json";
  return {};
}

std::optional<int> status_in(const json& value) {
  if (!value.is_number_integer() || value < 100 || value > 599) return std::nullopt;
  return value.get<int>();
}

Complaint read_accepted(const json& arguments, HttpRequest& request) {
  if (!arguments.contains("status")) return {};
  const auto& stated = arguments["status"];
  if (stated == "any") request.accepted = AcceptedStatuses::any();
  if (stated == "any" || (stated.is_string() && is_unknown_yet(stated.get_ref<const std::string&>())))
    return {};
  std::vector<int> statuses;
  for (const auto& each : stated.is_array() ? stated : json::array({stated})) {
    auto status = status_in(each);
    if (!status)
      return fmt::format("`status` is a number from 100 to 599, a list of them, or any; found {}",
                         each.dump());
    statuses.push_back(*status);
  }
  request.accepted = AcceptedStatuses::only(std::move(statuses));
  return {};
}

Complaint read_login(const json& arguments, HttpRequest& request) {
  if (!arguments.contains("login")) return {};
  auto login = http_login_of(arguments["login"]);
  if (!login) return login.error();
  if (has_header(request, "AUTHORIZATION")) return "`login` and a header Authorization exclude each other";
  request.login = std::move(*login);
  return {};
}

Complaint read_save(const json& arguments, HttpRequest& request) {
  if (!arguments.contains("save")) return {};
  if (arguments.value("keep_secrets", false))
    return "`save` leaves the body out of the result, so there is nothing for `keep_secrets`";
  auto save = http_save_of(arguments["save"]);
  if (!save) return save.error();
  request.save = std::move(*save);
  return {};
}

Complaint read_rest(const json& arguments, HttpRequest& request) {
  request.ca_file = arguments.value("ca_file", std::string{});
  request.proxy = arguments.value("proxy", std::string{});
  request.name_server = arguments.value("name_server", std::string{});
  if (!request.name_server.empty() && !request.proxy.empty())
    return "`name_server` and `proxy` exclude each other: the proxy finds the host's address";
  if (!arguments.value("follow", false)) return {};
  request.redirects = Redirects::followed;
  if (effect_of_method(request.method) == Effect::read) return {};
  return fmt::format("`follow` would send {} to a place that the server chooses: only reads follow",
                     request.method);
}

}  // namespace

bool AcceptedStatuses::contain(int status) const {
  if (rule_ == Rule::only) return std::ranges::find(statuses_, status) != statuses_.end();
  return rule_ == Rule::any || status < 400;
}

std::expected<HttpRequest, std::string> http_request_of(const json& arguments) {
  HttpRequest request;
  for (auto read : {read_line, check_line, check_url, read_headers, read_body, check_method_is_meant,
                    read_accepted, read_login, read_save, read_rest})
    if (auto complaint = read(arguments, request); !complaint.empty()) return std::unexpected(complaint);
  return request;
}

Effect effect_of_method(std::string_view method) {
  if (method == "GET" || method == "HEAD" || method == "OPTIONS") return Effect::read;
  if (method == "POST" || method == "PUT" || method == "PATCH") return Effect::change;
  return Effect::destructive;
}

}  // namespace drctl
