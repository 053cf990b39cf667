#include "adapters/http_secrets.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "support/ascii.hpp"

namespace drctl {

using nlohmann::json;

namespace {

constexpr std::string_view replacement = "[secret]";

// In small letters, without - and _.
constexpr std::string_view secret_names[] = {
    "password",
    "passwd",
    "pwd",
    "secret",
    "clientsecret",
    "clientassertion",
    "assertion",
    "token",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "authtoken",
    "sessiontoken",
    "securitytoken",
    "xauthtoken",
    "xvaulttoken",
    "xamzsecuritytoken",
    "apikey",
    "xapikey",
    "secretkey",
    "secretaccesskey",
    "privatekey",
    "authorization",
    "proxyauthorization",
    "cookie",
    "setcookie",
    "jwt",
    "credentials",
};

// Short names that mean a secret in a URL only; elsewhere they are too common.
constexpr std::string_view secret_in_urls[] = {"key",           "sig",  "signature", "auth",
                                               "xamzsignature", "code", "session"};

std::string normal(std::string_view name) {
  std::string normal;
  for (char c : name)
    if (c != '-' && c != '_') normal += lower(c);
  return normal;
}

bool is_secret_in_url(std::string_view name) {
  return names_a_secret(name) || std::ranges::find(secret_in_urls, normal(name)) != std::end(secret_in_urls);
}

// name=value&name=value, of which values are replaced where `is_secret`.
std::string pairs_without_secrets(std::string_view pairs, bool (*is_secret)(std::string_view)) {
  std::string out;
  while (!pairs.empty()) {
    auto pair = pairs.substr(0, pairs.find('&'));
    auto equals = pair.find('=');
    bool hide = equals != pair.npos && equals + 1 < pair.size() && is_secret(pair.substr(0, equals));
    out.append(hide ? pair.substr(0, equals + 1) : pair).append(hide ? replacement : "");
    pairs.remove_prefix(pair.size());
    if (!pairs.empty()) out += '&', pairs.remove_prefix(1);
  }
  return out;
}

// user:password@host -> [secret]@host: a user alone is often a token.
std::string authority_without_secrets(std::string_view authority) {
  auto at = authority.rfind('@');
  if (at == authority.npos) return std::string(authority);
  return std::string(replacement).append(authority.substr(at));
}

}  // namespace

bool names_a_secret(std::string_view name) {
  return std::ranges::find(secret_names, normal(name)) != std::end(secret_names);
}

std::string url_without_secrets(std::string_view url) {
  auto scheme = url.find("://");
  auto authority = scheme == url.npos ? 0 : scheme + 3;
  auto path = std::min(url.find_first_of("/?#", authority), url.size());
  auto query = std::min(url.find('?', path), url.size());
  auto fragment = std::min(url.find('#', query), url.size());
  auto out = std::string(url.substr(0, authority));
  out += authority_without_secrets(url.substr(authority, path - authority));
  out += url.substr(path, query - path);
  if (query < fragment)
    out += "?" + pairs_without_secrets(url.substr(query + 1, fragment - query - 1), is_secret_in_url);
  if (fragment < url.size()) out += "#" + pairs_without_secrets(url.substr(fragment + 1), is_secret_in_url);
  return out;
}

std::string form_without_secrets(std::string_view form) {
  return pairs_without_secrets(form, names_a_secret);
}

json json_without_secrets(json value) {
  if (value.is_array())
    for (auto& element : value) element = json_without_secrets(std::move(element));
  if (!value.is_object()) return value;
  for (auto& [name, element] : value.items()) {
    bool text = element.is_string() && !element.get_ref<const std::string&>().empty();
    if (text && names_a_secret(name))
      element = replacement;
    else
      element = json_without_secrets(std::move(element));
  }
  return value;
}

}  // namespace drctl
