#include "adapters/probe.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "adapters/probe_tls.hpp"
#include "support/time_text.hpp"

namespace drctl {

using expression::Type;
using nlohmann::json;

namespace {

AdapterSpec probe_spec() {
  constexpr auto optional = Field::Need::optional;
  return {.name = "probe",
          .summary = "Does a name resolve, a port take connections, a certificate hold?",
          .target_kind = "",
          .shorthand = "check",
          .fields = {{"check", FieldForm::words, Field::Need::required,
                      "dns NAME, tcp HOST:PORT or tls HOST:PORT; a URL stands for its host and port"},
                     {"name", FieldForm::text, optional,
                      "for tls: the name to ask for, which the certificate must hold; else the host"},
                     {"ca_file", FieldForm::text, optional,
                      "for tls: PEM file of the authorities to trust instead of the system's"},
                     {"name_server", FieldForm::text, optional,
                      "the name server to ask, HOST or HOST:PORT, instead of the system's resolver"}},
          .result = Type::object("probe result", {{"addresses", Type::list(Type::string())},
                                                  {"connected", Type::boolean()},
                                                  {"address", Type::string()},
                                                  {"duration_ms", Type::integer()},
                                                  {"verified", Type::boolean()},
                                                  {"protocol", Type::string()},
                                                  {"subject", Type::string()},
                                                  {"issuer", Type::string()},
                                                  {"names", Type::list(Type::string())},
                                                  {"chain", Type::list(Type::string())},
                                                  {"not_after", Type::string()},
                                                  {"days_left", Type::integer()}}),
          .timeout = std::chrono::seconds(10)};
}

// Every field is always there: an expression that asks for one that does not concern the kind is answered.
json nothing_found() {
  return {{"addresses", json::array()}, {"connected", false},     {"address", ""},   {"duration_ms", 0},
          {"verified", false},          {"protocol", ""},         {"subject", ""},   {"issuer", ""},
          {"names", json::array()},     {"chain", json::array()}, {"not_after", ""}, {"days_left", 0}};
}

Outcome failed(const ProbeFailure& failure, json result) {
  return {failure.end, std::move(result), failure.error, failure.help};
}

void add(json& result, const ProbeConnection& connection) {
  result["connected"] = true;
  result["address"] = connection.address;
  result["addresses"] = json::array({connection.address});
  result["duration_ms"] = connection.duration.count();
}

void add(json& result, const TlsFindings& findings) {
  const auto& certificate = findings.certificate;
  result["verified"] = findings.complaint.empty();
  result["protocol"] = findings.protocol;
  result["subject"] = certificate.subject;
  result["issuer"] = certificate.issuer;
  result["names"] = certificate.names;
  result["chain"] = findings.chain;
  result["not_after"] = to_rfc3339(certificate.not_after);
  result["days_left"] = days_until(certificate.not_after, std::chrono::system_clock::now());
}

class Probe final : public Adapter {
 public:
  std::expected<Preview, std::string> preview(const Call& call) const override {
    const auto probe = probe_call_of(call);
    if (!probe) return std::unexpected(probe.error());
    auto command = fmt::format("{} {}", to_string(probe->kind), address_text(*probe));
    if (probe->name != probe->host) command += " as " + probe->name;
    if (!probe->name_server.empty()) command += ", asking " + probe->name_server;
    return Preview{Effect::read, "a probe only looks", command, "", ""};
  }

  Outcome perform(const Call& call, Execution& execution) override {
    const auto probe = probe_call_of(call);
    if (!probe) return {End::could_not_start, nothing_found(), probe.error(), ""};
    const Deadline deadline(execution.timeout);
    const Limits limits{execution.cancel, deadline};
    return probe->kind == ProbeKind::dns ? look_up(*probe, limits, execution.narration)
                                         : connect(*probe, limits, execution.narration);
  }

 private:
  static Outcome look_up(const ProbeCall& probe, const Limits& limits, Narration& narration) {
    auto result = nothing_found();
    const auto addresses = probe_name(probe, limits);
    if (!addresses) return failed(addresses.error(), result);
    narration.output(fmt::format("{}", fmt::join(*addresses, ", ")));
    result["addresses"] = *addresses;
    return {End::succeeded, result};
  }

  static Outcome connect(const ProbeCall& probe, const Limits& limits, Narration& narration) {
    auto result = nothing_found();
    const auto connection = probe_port(probe, limits);
    if (!connection) return failed(connection.error(), result);
    add(result, *connection);
    narration.output(
        fmt::format("connected to {} in {} ms", connection->address, connection->duration.count()));
    if (probe.kind == ProbeKind::tcp) return {End::succeeded, result};
    return agree(probe, *connection, limits, narration, std::move(result));
  }

  static Outcome agree(const ProbeCall& probe, const ProbeConnection& connection, const Limits& limits,
                       Narration& narration, json result) {
    const auto findings = probe_tls(probe, connection.socket, limits);
    if (!findings) return failed(findings.error(), result);
    add(result, *findings);
    narration.output(fmt::format("{}, certificate of {} until {}", findings->protocol,
                                 findings->certificate.subject, result["not_after"].get<std::string>()));
    if (findings->complaint.empty()) return {End::succeeded, result};
    return {
        End::failed, result,
        fmt::format("the certificate of {} for {}: {}", address_text(probe), probe.name, findings->complaint),
        help_for_certificate(*findings)};
  }
};

}  // namespace

AdapterRow probe_row() {
  return {probe_spec(), [](const Doors&) -> std::unique_ptr<Adapter> { return std::make_unique<Probe>(); }};
}

}  // namespace drctl
