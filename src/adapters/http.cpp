#include "adapters/http.hpp"

#include <fmt/format.h>

#include "adapters/http_exchange.hpp"
#include "adapters/http_login.hpp"
#include "adapters/http_preview.hpp"
#include "adapters/http_result.hpp"
#include "adapters/http_save.hpp"

namespace drctl {

using expression::Type;
using nlohmann::json;

namespace {

AdapterSpec http_spec() {
  using enum FieldForm;
  constexpr auto optional = Field::Need::optional;
  return {
      .name = "http",
      .summary = "A request to an HTTP service",
      .target_kind = "",
      .shorthand = "request",
      .fields =
          {{"request", words, optional, "method and URL: GET https://host/path; a URL alone is a GET"},
           {"method", text, optional, "the method, when `request` is not used; default GET"},
           {"url", text, optional, "the URL, when `request` is not used"},
           {"headers", map, optional, "headers to send"},
           {"body", text, optional, "body to send; a form unless a Content-Type header says otherwise"},
           {"json", value, optional, "a value to send as JSON"},
           {"form", map, optional, "fields to send as a form, escaped as it needs"},
           {"login", map, optional,
            "token_url, client_id, client_secret: a token is asked for first, and sent (OAuth 2)"},
           {"status", value, optional, "accepted statuses: a number, a list, or any; default all below 400"},
           {"follow", boolean, optional, "whether a read follows redirects; default false"},
           {"ca_file", text, optional, "PEM file of the authorities to trust instead of the system's"},
           {"proxy", text, optional, "URL of a proxy; none is used unless stated here"},
           {"name_server", text, optional,
            "the name server to ask for the URL's host, HOST or HOST:PORT, instead of the system's resolver"},
           {"save", map, optional,
            "file, pointer, decode: a new file takes what the answer holds; the result has no body"},
           {"keep_secrets", boolean, optional,
            "leave tokens and cookies in the result; they enter the journal"}},
      .result = Type::object("http result", {{"status", Type::integer()},
                                             {"body", Type::string()},
                                             {"json", Type::dyn()},
                                             {"headers", Type::map(Type::string(), Type::string())},
                                             {"latency_ms", Type::integer()},
                                             {"url", Type::string()},
                                             {"truncated", Type::boolean()},
                                             {"file", Type::string()},
                                             {"size", Type::integer()}}),
      .timeout = std::chrono::seconds(30),
      .program = "",
  };
}

Outcome outcome_of(const HttpAnswer& answer, const HttpRequest& request, InResult secrets) {
  Outcome outcome{End::succeeded, http_result_of(answer, secrets), "", ""};
  if (request.accepted.contain(answer.status)) return outcome;
  outcome.end = End::failed;
  outcome.error =
      http_status_error(answer.status, answer.phrase, outcome.result["body"].get_ref<const std::string&>());
  outcome.help = "accept this status with `status`, or mend what the server complains of";
  return outcome;
}

class Http final : public Adapter {
 public:
  std::expected<Preview, std::string> preview(const Call& call) const override {
    auto request = http_request_of(call.arguments);
    if (!request) return std::unexpected(request.error());
    return http_preview_of(*request);
  }

  /// It would leave a file.
  std::optional<Call> rehearsal(const Call& call) const override {
    return call.arguments.contains("save") ? std::nullopt : Adapter::rehearsal(call);
  }

  Outcome perform(const Call& call, Execution& execution) override {
    auto request = http_request_of(call.arguments);
    if (!request) return {End::could_not_start, json::object(), request.error(), ""};
    if (request->save)
      if (auto refused = http_save_refused(*request->save)) return *refused;
    const Deadline deadline(execution.timeout);
    auto answer = exchange_with_login(*request, execution.cancel, deadline);
    if (!answer) return {answer.error().end, json::object(), answer.error().error, answer.error().help};
    execution.narration.output(http_summary_of(*answer));
    if (request->save && request->accepted.contain(answer->status))
      return save_http_answer(*std::move(answer), *request->save);
    auto secrets = call.arguments.value("keep_secrets", false) ? InResult::kept : InResult::hidden;
    return outcome_of(*answer, *request, secrets);
  }
};

}  // namespace

AdapterRow http_row() {
  return {http_spec(), [](const Doors&) -> std::unique_ptr<Adapter> { return std::make_unique<Http>(); }};
}

}  // namespace drctl
