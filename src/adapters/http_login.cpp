#include "adapters/http_login.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/http_form.hpp"
#include "adapters/http_result.hpp"
#include "adapters/http_secrets.hpp"
#include "support/json_text.hpp"

namespace drctl {

using nlohmann::json;

namespace {

constexpr auto login_help = "look at `token_url`, `client_id` and `client_secret` of `login`";

HttpRequest token_request(const HttpRequest& request) {
  const auto& [url, id, secret] = *request.login;
  return {
      .method = "POST",
      .url = url,
      .body = form_of({{"grant_type", "client_credentials"}, {"client_id", id}, {"client_secret", secret}}),
      .ca_file = request.ca_file,
      .proxy = request.proxy,
      .name_server = request.name_server,
      .accepted = AcceptedStatuses::any()};
}

std::string token_in(const HttpAnswer& answer) {
  const auto body = parse_json(answer.body).value_or(nullptr);
  if (answer.status != 200 || !body.is_object()) return {};
  const auto token = body.find("access_token");
  return token != body.end() && token->is_string() ? token->get<std::string>() : "";
}

std::string no_token(const HttpRequest& request, const std::string& why) {
  return fmt::format("no token from {}: {}", url_without_secrets(request.login->token_url), why);
}

// The token; or, since the request itself was not sent, why it could not start.
std::expected<std::string, HttpFailure> token_for(const HttpRequest& request, const Cancellation& cancel,
                                                  const Deadline& deadline) {
  auto answer = exchange(token_request(request), cancel, deadline);
  if (!answer) {
    auto [end, error, help] = answer.error();
    if (end == End::failed || end == End::cut_off) end = End::could_not_start;
    return std::unexpected(HttpFailure{end, no_token(request, error), help});
  }
  if (auto token = token_in(*answer); !token.empty()) return token;
  const auto error = http_status_error(answer->status, answer->phrase, answer->body);
  return std::unexpected(HttpFailure{End::could_not_start, no_token(request, error), login_help});
}

}  // namespace

std::expected<HttpLogin, std::string> http_login_of(const json& fields) {
  HttpLogin login;
  for (const auto& [name, value] : fields.items()) {
    const auto text = value.get<std::string>();
    if (name == "token_url")
      login.token_url = text;
    else if (name == "client_id")
      login.client_id = text;
    else if (name == "client_secret")
      login.client_secret = text;
    else
      return std::unexpected(
          fmt::format("`login` has token_url, client_id and client_secret, found '{}'", name));
  }
  if (login.token_url.empty() || login.client_id.empty() || login.client_secret.empty())
    return std::unexpected("`login` needs token_url, client_id and client_secret");
  return login;
}

std::expected<HttpAnswer, HttpFailure> exchange_with_login(const HttpRequest& request,
                                                           const Cancellation& cancel,
                                                           const Deadline& deadline) {
  if (!request.login) return exchange(request, cancel, deadline);
  auto token = token_for(request, cancel, deadline);
  if (!token) return std::unexpected(token.error());
  auto ready = request;
  ready.headers["Authorization"] = "Bearer " + *token;
  return exchange(ready, cancel, deadline);
}

}  // namespace drctl
