#include <fmt/format.h>

#include <algorithm>

#include "plan/binder.hpp"
#include "plan/secret_reader.hpp"
#include "plan/variable_value.hpp"
#include "runbook/variable.hpp"
#include "support/codes.hpp"

namespace drctl {

namespace {

using Given = std::variant<FieldValue, SecretOrigin>;

const Given* in_environment(const Environment* environment, const std::string& name) {
  if (!environment) return nullptr;
  auto it = std::ranges::find(environment->vars, name, [](const auto& entry) { return entry.first.text; });
  return it == environment->vars.end() ? nullptr : &it->second;
}

std::optional<Json> from_override(Binder& binder, const Variable& variable, const std::string& text) {
  binder.used_overrides.insert(variable.name.text);
  auto value = value_of(variable, std::string_view{text});
  if (value) return *value;
  Place place{std::make_shared<Source>(Source{"--var " + variable.name.text, ""}), 0, 0, 1};
  binder.problem(codes::bad_value, place, value.error(), variable.description);
  return std::nullopt;
}

std::optional<Json> from_secret(Binder& binder, const SecretOrigin& origin) {
  if (binder.request.secrets == Secrets::withheld) return Json(withheld_secret);
  auto value = read_secret(origin, binder.request.environment_path.parent_path());
  if (!value) return binder.problems.push_back(value.error()), std::nullopt;
  binder.plan.secrets.push_back(*value);
  return Json(*value);
}

std::optional<Json> from_environment(Binder& binder, const Variable& variable, const Given& given) {
  if (const auto* origin = std::get_if<SecretOrigin>(&given)) {
    if (variable.type == VariableType::secret) return from_secret(binder, *origin);
    binder.problem(
        codes::unneeded_secret, origin->place,
        fmt::format("variable '{}' is no secret, but its value comes from one", variable.name.text),
        fmt::format("declare it `type: secret` in {}", variable.name.place.source->path));
    return std::nullopt;
  }
  auto value = value_of(variable, std::get<FieldValue>(given));
  if (value) return *value;
  binder.problems.push_back(value.error());
  return std::nullopt;
}

void missing_value(Binder& binder, const Variable& variable) {
  const auto& name = variable.name.text;
  auto help =
      variable.type == VariableType::secret
          ? fmt::format("add `{}: {{env: NAME}}` or `{{file: PATH}}` under 'vars' of the environment", name)
          : fmt::format("give it with --var {}=..., or under 'vars' of the environment", name);
  auto what = variable.description.empty() ? "" : fmt::format(" ({})", variable.description);
  binder.problem(codes::no_value, variable.name.place,
                 fmt::format("variable '{}'{} is required and has no value", name, what), help);
}

/// --var, else the environment, else the default; nothing after a problem was noted or when there is none. An
/// environment that is not named yet could say otherwise than the default.
std::optional<Json> find_value(Binder& binder, const Variable& variable) {
  const auto& overrides = binder.request.overrides;
  auto typed = overrides.find(variable.name.text);
  if (typed != overrides.end()) return from_override(binder, variable, typed->second);
  if (binder.stays_open()) return std::nullopt;
  if (const auto* given = in_environment(binder.request.environment.get(), variable.name.text))
    return from_environment(binder, variable, *given);
  if (variable.default_value) return *variable.default_value;
  if (variable.need == Variable::Need::required) missing_value(binder, variable);
  return std::nullopt;
}

}  // namespace

std::size_t bind_frame(Binder& binder, const Runbook& runbook, const std::set<std::string>& given) {
  Frame frame{&runbook, {}};
  for (const auto& variable : runbook.vars) {
    if (given.contains(variable.name.text)) continue;
    if (auto value = find_value(binder, variable))
      frame.variables.emplace(variable.name.text, variable_value(variable.type, *value));
  }
  binder.plan.frames.push_back(std::move(frame));
  return binder.plan.frames.size() - 1;
}

}  // namespace drctl
