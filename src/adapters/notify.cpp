#include "adapters/notify.hpp"

#include <fmt/format.h>

#include "adapters/http_exchange.hpp"
#include "adapters/http_result.hpp"
#include "adapters/notify_mail.hpp"
#include "adapters/notify_request.hpp"
#include "adapters/notify_try.hpp"
#include "support/json_text.hpp"

namespace drctl {

using expression::Type;
using nlohmann::json;

namespace {

AdapterSpec notify_spec() {
  using enum FieldForm;
  constexpr auto optional = Field::Need::optional;
  AdapterSpec spec{
      .name = "notify",
      .summary = "Tells people, by a chat, an alert or a mail",
      .target_kind = "channel",
      .shorthand = "text",
      .fields = {{"text", text, Field::Need::required, "what people are told"},
                 {"summary", text, optional, "one line above the text; the subject of a mail"},
                 {"severity",
                  text,
                  optional,
                  "how bad it is: of an alert, error when not given",
                  {"critical", "error", "warning", "info"}},
                 {"event",
                  text,
                  optional,
                  "what becomes of an incident: trigger when not given",
                  {"trigger", "acknowledge", "resolve"}},
                 {"dedup_key", text, optional, "by which an incident is known again"}},
      .result = Type::object("notify result", {{"tries", Type::integer()}, {"dedup_key", Type::string()}}),
      .timeout = std::chrono::seconds(30),
      .program = "",
      .vital = false,
  };
  for (auto& field : spec.fields) field.to_people = true;
  return spec;
}

/// Of what the server said only the status and its first line are told: the URL stays out of it.
NotifyTry try_of(const HttpAnswer& answer) {
  NotifyTry result;
  if (answer.status >= 200 && answer.status < 300) {
    const auto value = parse_json(answer.body).value_or(nullptr);
    if (value.is_object() && value.contains("dedup_key") && value["dedup_key"].is_string())
      result.dedup_key = value["dedup_key"].get<std::string>();
    return result;
  }
  result.end = End::failed;
  result.error = http_status_error(answer.status, answer.phrase, answer.body);
  const bool later = answer.status == 429 || answer.status == 408 || answer.status >= 500;
  result.again = later ? NotifyTry::Again::useful : NotifyTry::Again::useless;
  if (!later) result.help = "the channel's URL or key is refused: compare them with the service's settings";
  return result;
}

NotifyTry send_request(const HttpRequest& request, const Cancellation& cancel, const Deadline& deadline) {
  const auto answer = exchange(request, cancel, deadline);
  if (answer) return try_of(*answer);
  const auto& failure = answer.error();
  const bool again = failure.end != End::cancelled;
  return {failure.end, failure.error, failure.end == End::could_not_start ? failure.help : "",
          again ? NotifyTry::Again::useful : NotifyTry::Again::useless};
}

NotifyTry send(const Target& channel, const NotifyMessage& message, const Cancellation& cancel,
               const Deadline& deadline) {
  if (channel.setting("via") == "mail") return send_mail(channel, message, cancel, deadline);
  const auto request = notify_request_of(channel, message);
  if (!request) return {End::could_not_start, request.error()};
  return send_request(*request, cancel, deadline);
}

std::string command_of(const Target& channel, const NotifyMessage& message) {
  const auto event = message.event == "trigger" ? "" : message.event + " " + message.dedup_key + ": ";
  return fmt::format("tell {}: {}{}", channel.name, event, headline_of(message, 200));
}

class Notify final : public Adapter {
 public:
  std::expected<Preview, std::string> preview(const Call& call) const override {
    const auto message = notify_message_of(call.arguments);
    if (call.target.setting("via").empty())
      return std::unexpected(fmt::format("the environment has no channel '{}'", call.target.name));
    if (message.text.find_first_not_of(" \t\r\n") == message.text.npos)
      return std::unexpected("the text is empty: say what people are to be told");
    if (message.event != "trigger" && message.dedup_key.empty())
      return std::unexpected(
          fmt::format("'{}' needs the 'dedup_key' that the incident was triggered with", message.event));
    return Preview{Effect::read, "tells people; nothing changes on the systems",
                   command_of(call.target, message), describe(call.target), call.target.name};
  }

  /// People would take it for real.
  std::optional<Call> rehearsal(const Call&) const override { return std::nullopt; }

  Outcome perform(const Call& call, Execution& execution) override {
    const auto message = notify_message_of(call.arguments);
    const auto once = [&](const Deadline& deadline) {
      return send(call.target, message, execution.cancel, deadline);
    };
    const auto [last, count] = try_to_notify(once, execution);
    const auto key = last.dedup_key.empty() ? message.dedup_key : last.dedup_key;
    if (last.end == End::succeeded) return {last.end, {{"tries", count}, {"dedup_key", key}}};
    return {last.end, json::object(), last.error, last.help};
  }
};

}  // namespace

AdapterRow notify_row() {
  return {notify_spec(), [](const Doors&) -> std::unique_ptr<Adapter> { return std::make_unique<Notify>(); }};
}

}  // namespace drctl
