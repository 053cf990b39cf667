#include <fmt/format.h>

#include <set>

#include "runbook/field_texts.hpp"
#include "runbook/lint.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"

// A secret in a text for people is masked, and the text says nothing; one in a URL is written down by
// servers.
namespace drctl {
namespace {

class SecretLint {
 public:
  SecretLint(const Runbook& runbook, Findings& findings) : findings_(findings) {
    for (const auto& variable : runbook.vars)
      if (variable.type == VariableType::secret) secrets_.insert(variable.name.text);
  }

  void look_at(const Step& step) {
    if (step.confirm) look_in(*step.confirm, masked);
    if (step.by_hand) look_in(*step.by_hand, masked);
    if (const auto* call = std::get_if<CallText>(&step.action)) look_at(*call);
    for (const auto& [name, value] : step.capture)
      if (secret_among(value.expression.names())) secrets_.insert(name.text);
  }

 private:
  /// What comes of a secret in a place, and where it belongs instead.
  struct Showing {
    std::string_view why, help;
  };
  static constexpr Showing masked{"here it reads '***'", "say where it is found, as 'in the safe'"};
  static constexpr Showing in_url{"servers and proxies write URLs down",
                                  "send it in 'headers' or in the body"};

  void look_at(const CallText& call) {
    for (const auto& [name, field] : call.fields) {
      if (call.adapter.text == "manual") look_in(field, masked);
      if (call.adapter.text == "http" && (name == "url" || name == "request")) look_in(field, in_url);
    }
  }

  void look_in(const FieldValue& field, const Showing& showing) {
    each_text(field, [&](const FieldValue& part, const expression::Template& text) {
      if (const auto secret = secret_among(text.names()))
        findings_.warn(codes::shown_secret, part.text.place(),
                       fmt::format("'{}' is secret, and {}", *secret, showing.why),
                       std::string(showing.help));
    });
  }

  std::optional<std::string> secret_among(const std::set<std::string>& names) const {
    for (const auto& name : names)
      if (secrets_.contains(name)) return name;
    return std::nullopt;
  }

  Findings& findings_;
  std::set<std::string> secrets_;
};

}  // namespace

void lint_secrets(const Linted& linted, Findings& findings) {
  SecretLint lint(linted.runbook(), findings);
  for (const auto* step : all_steps(linted.runbook().steps)) lint.look_at(*step);
}

}  // namespace drctl
