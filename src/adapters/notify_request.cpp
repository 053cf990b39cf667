#include "adapters/notify_request.hpp"

#include <fmt/format.h>

namespace drctl {

using nlohmann::json;

namespace {

constexpr const char* pagerduty_url = "https://events.pagerduty.com/v2/enqueue";
constexpr std::size_t longest_summary = 1024;  // of PagerDuty, which refuses longer ones

std::string secret_of(const Target& channel, const std::string& name) {
  const auto secret = channel.secrets.find(name);
  return secret == channel.secrets.end() ? std::string{} : secret->second.reveal();
}

json without_empty(json object) {
  for (auto field = object.begin(); field != object.end();)
    field = *field == "" ? object.erase(field) : std::next(field);
  return object;
}

json slack_body(const NotifyMessage& message) {
  return {{"text", message.summary.empty() ? message.text : message.summary + "\n" + message.text}};
}

json webhook_body(const NotifyMessage& message) {
  return without_empty({{"source", "drctl"},
                        {"text", message.text},
                        {"summary", message.summary},
                        {"severity", message.severity},
                        {"event", message.event},
                        {"dedup_key", message.dedup_key}});
}

json pagerduty_body(const NotifyMessage& message, const std::string& routing_key) {
  auto body = without_empty(
      {{"routing_key", routing_key}, {"event_action", message.event}, {"dedup_key", message.dedup_key}});
  if (message.event == "trigger")
    body["payload"] = {{"summary", headline_of(message, longest_summary)},
                       {"source", "drctl"},
                       {"severity", message.severity.empty() ? "error" : message.severity},
                       {"custom_details", {{"text", message.text}}}};
  return body;
}

HttpRequest post(const std::string& url, const json& body) {
  HttpRequest request;
  request.method = "POST";
  request.url = url;
  request.headers = {{"Content-Type", "application/json"}};
  request.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
  return request;
}

std::unexpected<std::string> lacks(const Target& channel, const char* setting) {
  const auto why = channel.setting("unreadable");
  return std::unexpected(
      fmt::format("channel '{}' has no '{}'{}{}", channel.name, setting, why.empty() ? "" : ": ", why));
}

}  // namespace

std::expected<HttpRequest, std::string> notify_request_of(const Target& channel,
                                                          const NotifyMessage& message) {
  const auto via = channel.setting("via"), url = secret_of(channel, "url");
  if (via == "pagerduty") {
    const auto key = secret_of(channel, "routing_key");
    if (key.empty()) return lacks(channel, "routing_key");
    return post(url.empty() ? pagerduty_url : url, pagerduty_body(message, key));
  }
  if (url.empty()) return lacks(channel, "url");
  return post(url, via == "slack" ? slack_body(message) : webhook_body(message));
}

}  // namespace drctl
