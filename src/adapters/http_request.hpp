#pragma once

#include <expected>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/effect.hpp"

namespace drctl {

/// The statuses that an answer may have.
class AcceptedStatuses {
 public:
  static AcceptedStatuses below_400() { return AcceptedStatuses{Rule::below_400, {}}; }
  static AcceptedStatuses any() { return AcceptedStatuses{Rule::any, {}}; }
  static AcceptedStatuses only(std::vector<int> statuses) { return {Rule::only, std::move(statuses)}; }
  bool contain(int status) const;

 private:
  enum class Rule { below_400, any, only };
  AcceptedStatuses(Rule rule, std::vector<int> statuses) : rule_(rule), statuses_(std::move(statuses)) {}
  Rule rule_;
  std::vector<int> statuses_;
};

enum class Redirects { shown, followed };

/// Whom a token is asked of before a request.
struct HttpLogin {
  std::string token_url, client_id, client_secret;
};

/// What of an answer becomes a file.
struct HttpSave {
  std::string file;
  std::string pointer;  ///< where in its JSON (RFC 6901); empty: the whole body
  bool base64 = false;  ///< it is decoded first
};

/// One request, whole.
struct HttpRequest {
  std::string method;  ///< "GET"
  std::string url;
  std::map<std::string, std::string> headers = {};
  std::string body;
  Redirects redirects = Redirects::shown;
  std::string ca_file;           ///< empty: the system's
  std::string proxy;             ///< empty: none
  std::string name_server = {};  ///< who is asked for the URL's host; empty: the system's resolver
  AcceptedStatuses accepted = AcceptedStatuses::below_400();
  std::optional<HttpLogin> login = std::nullopt;
  std::optional<HttpSave> save = std::nullopt;
};

/// The request that the fields of a call describe (http.cpp lists them), or what is wrong with them. A part
/// that is not known yet ("${url}") is taken as it stands.
std::expected<HttpRequest, std::string> http_request_of(const nlohmann::json& arguments);

/// GET, HEAD and OPTIONS read; POST, PUT and PATCH change; DELETE, and a method that is none of these,
/// destroy (RFC 9110, 9.2.1: what is safe).
Effect effect_of_method(std::string_view method);

}  // namespace drctl
