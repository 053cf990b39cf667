#include "journal/lease.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "journal/lock_holder.hpp"
#include "plan/silent_narration.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

using nlohmann::json;

constexpr auto holder_key = "drctl/holder", wish_key = "drctl/wish";

json manifest(const std::string& name, const LeaseState& state) {
  json metadata = {{"name", name}, {"annotations", json::object()}};
  if (!state.version.empty()) metadata["resourceVersion"] = state.version;
  json spec = {{"holderIdentity", ""}};
  if (!state.renewed.empty()) spec["renewTime"] = state.renewed;
  if (state.wish) metadata["annotations"][wish_key] = holder_to_json(*state.wish).dump();
  if (state.holder) {
    metadata["annotations"][holder_key] = holder_to_json(*state.holder).dump();
    spec["holderIdentity"] =
        fmt::format("{} {} pid {}", state.holder->run, state.holder->host, state.holder->pid);
    spec["leaseDurationSeconds"] = 30;
  }
  return {
      {"apiVersion", "coordination.k8s.io/v1"}, {"kind", "Lease"}, {"metadata", metadata}, {"spec", spec}};
}

std::string text_at(const json& object, const char* pointer) {
  const json::json_pointer place(pointer);
  return object.contains(place) && object[place].is_string() ? object[place].get<std::string>()
                                                             : std::string{};
}

std::optional<LockHolder> holder_at(const json& object, const char* key) {
  const auto text = text_at(object, fmt::format("/metadata/annotations/drctl~1{}", key).c_str());
  const auto content = json::parse(text, nullptr, /*allow_exceptions=*/false);
  return content.is_object() ? std::optional(holder_from_json(content)) : std::nullopt;
}

/// One that was taken by another program, or by hand, has no words of ours.
std::optional<LockHolder> holder_of(const json& object) {
  const auto identity = text_at(object, "/spec/holderIdentity");
  if (identity.empty()) return std::nullopt;
  if (auto holder = holder_at(object, "holder")) return holder;
  LockHolder somebody;
  somebody.by = identity;
  return somebody;
}

LeaseState state_of(const json& object) {
  return {text_at(object, "/metadata/resourceVersion"), holder_of(object), holder_at(object, "wish"),
          text_at(object, "/spec/renewTime")};
}

bool was_overtaken(const std::string& error) {
  return error.contains("(Conflict)") || error.contains("(AlreadyExists)") ||
         error.contains("the object has been modified");
}

}  // namespace

Lease::Lease(Adapter& kubectl, Target target, const std::string& environment)
    : kubectl_(kubectl), target_(std::move(target)), name_("drctl-" + environment) {}

std::string Lease::describe() const { return fmt::format("lease {} in {}", name_, drctl::describe(target_)); }

/// A MicroTime of Kubernetes has six decimals, no more and no fewer.
std::string Lease::time_now() {
  auto text = to_rfc3339(std::chrono::system_clock::now());
  return text.insert(text.size() - 1, "000");
}

std::expected<json, LeaseTrouble> Lease::call(const std::vector<std::string>& words, const std::string& input,
                                              const Cancellation& cancel) const {
  SilentNarration silent;
  Execution execution{cancel, std::chrono::seconds(5), silent};
  json arguments = {{"args", words}};
  if (!input.empty()) arguments["input"] = input;
  const auto outcome = kubectl_.perform({arguments, target_}, execution);
  if (outcome.end == End::succeeded) return outcome.result.value("json", json());
  using Kind = LeaseTrouble::Kind;
  return std::unexpected(
      LeaseTrouble{was_overtaken(outcome.error) ? Kind::overtaken : Kind::trouble, outcome.error});
}

std::expected<LeaseState, LeaseTrouble> Lease::look(const Cancellation& cancel) const {
  const auto object = call({"get", "lease", name_, "-o", "json"}, "", cancel);
  if (object) return state_of(*object);
  if (object.error().error.contains("(NotFound)")) return LeaseState{};
  return std::unexpected(object.error());
}

std::expected<LeaseState, LeaseTrouble> Lease::write(const LeaseState& state,
                                                     const Cancellation& cancel) const {
  const auto* verb = state.version.empty() ? "create" : "replace";
  const auto object = call({verb, "-f", "-", "-o", "json"}, manifest(name_, state).dump(), cancel);
  if (!object) return std::unexpected(object.error());
  return state_of(*object);
}

}  // namespace drctl
