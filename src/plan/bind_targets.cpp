#include <fmt/format.h>

#include <algorithm>

#include "plan/binder.hpp"
#include "plan/open_target.hpp"
#include "plan/secret_reader.hpp"
#include "support/codes.hpp"

namespace drctl {

namespace {

const TargetBinding* find(const Environment* environment, const std::string& name) {
  if (!environment) return nullptr;
  auto it =
      std::ranges::find(environment->targets, name, [](const auto& target) { return target.name.text; });
  return it == environment->targets.end() ? nullptr : &*it;
}

void missing_target(Binder& binder, const TargetNeed& need) {
  if (binder.stays_open()) return binder.plan.targets.push_back(open_target(need.name.text, need.kind));
  const auto* environment = binder.request.environment.get();
  if (!environment)
    return binder.problem(codes::target_not_bound, need.name.place,
                          fmt::format("the target '{}' needs an environment", need.name.text),
                          "name one: --env NAME or --env FILE.yaml");
  binder.problem(codes::target_not_bound, need.name.place,
                 fmt::format("environment '{}' has no target '{}'", environment->name.text, need.name.text),
                 fmt::format("add `{}: {{kind: {}, ...}}` under 'targets' of {}", need.name.text, need.kind,
                             environment->source->path));
}

/// A kubeconfig is a path beside the environment file, as a secret's file is.
std::string setting_value(const Binder& binder, const std::string& key, const std::string& text) {
  if (key != "kubeconfig" || text.empty()) return text;
  return (binder.request.environment_path.parent_path() / text).lexically_normal().string();
}

void bind_secret(Binder& binder, Target& target, const std::string& key, const SecretOrigin& origin) {
  if (binder.request.secrets == Secrets::withheld) return;
  auto value = read_secret(origin, binder.request.environment_path.parent_path());
  // Who can't be told must not keep a recovery from beginning: the notice fails, with this reason.
  if (!value && target.kind == "channel") {
    target.settings["unreadable"] = value.error().message;
    return;
  }
  if (!value) return binder.problems.push_back(value.error());
  binder.plan.secrets.push_back(*value);
  target.secrets.emplace(key, Secret(*value));
}

Target target_of(Binder& binder, const TargetBinding& binding) {
  Target target{binding.name.text, binding.kind.text, {}, {}};
  for (const auto& [key, value] : binding.settings)
    target.settings[key] = setting_value(binder, key, value.text);
  for (const auto& [key, origin] : binding.secrets) bind_secret(binder, target, key, origin);
  return target;
}

void bind_target(Binder& binder, const TargetBinding& binding) {
  binder.plan.targets.push_back(target_of(binder, binding));
}

}  // namespace

void bind_targets(Binder& binder, const std::vector<TargetNeed>& needs) {
  for (const auto& need : needs) {
    const auto* binding = find(binder.request.environment.get(), need.name.text);
    if (!binding) {
      if (need.kind != "channel") missing_target(binder, need);  // else nobody is told there
    } else if (binding->kind.text != need.kind) {
      binder.problem(codes::target_of_other_kind, binding->kind.place,
                     fmt::format("target '{}' is of kind '{}', but the runbook '{}' needs '{}'",
                                 need.name.text, binding->kind.text, binder.plan.runbook, need.kind));
    } else {
      bind_target(binder, *binding);
    }
  }
}

void bind_lock(Binder& binder) {
  const auto* environment = binder.request.environment.get();
  if (environment == nullptr || !environment->lock) return;
  if (const auto* binding = find(environment, environment->lock->text))
    binder.plan.lock = target_of(binder, *binding);
}

std::expected<std::vector<Target>, Diagnostics> bind_all_targets(
    std::shared_ptr<const Environment> environment, const std::filesystem::path& path) {
  const BindRequest request{.runbook = nullptr, .environment = environment, .environment_path = path};
  Binder binder{request};
  for (const auto& binding : environment->targets) bind_target(binder, binding);
  if (!binder.problems.empty()) return std::unexpected(std::move(binder.problems));
  return std::move(binder.plan.targets);
}

}  // namespace drctl
