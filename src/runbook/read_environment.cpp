#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runbook/keys.hpp"
#include "runbook/read.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_target.hpp"
#include "runbook/read_value.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {
namespace {

/// A value of a variable: {env: NAME} and {file: PATH} name a secret's origin.
void read_environment_value(Reader& reader, const YamlEntry& entry, Environment& into) {
  auto name = check_identifier(reader, "a variable", entry.key);
  if (!name) return;
  if (is_secret_origin(entry.value)) {
    if (auto origin = read_secret_origin(reader, "'" + name->text + "'", entry.value))
      into.vars.emplace_back(std::move(*name), std::move(*origin));
  } else if (auto value = read_fixed(reader, "'" + name->text + "'", entry.value)) {
    into.vars.emplace_back(std::move(*name), std::move(*value));
  }
}

constexpr Range approvers{1, 5};

constexpr std::array<Key<Environment>, 7> environment_keys = {
    Key<Environment>{
        {"environment", Wants::name, is_required, "the environment's name, as its file is called"},
        [](Reader& reader, const YamlEntry& entry, Environment& into) {
          if (auto name = read_id(reader, "'environment'", entry.value)) into.name = std::move(*name);
        }},
    {{"description", Wants::text, is_optional, "which installation this is"},
     [](Reader& reader, const YamlEntry& entry, Environment& into) {
       into.description = read_plain_text(reader, "'description'", entry.value).value_or("");
     }},
    {{"protected", Wants::boolean, is_optional, "true: a mistake hurts here"},
     [](Reader& reader, const YamlEntry& entry, Environment& into) {
       into.is_protected = read_boolean(reader, "'protected'", entry.value).value_or(false);
     }},
    {{"approvers",
      Wants::integer,
      is_optional,
      "how many different people approve what is destructive; 1 when not given",
      {},
      approvers},
     [](Reader& reader, const YamlEntry& entry, Environment& into) {
       const auto value = read_integer(reader, "'approvers'", entry.value);
       if (value && !approvers.holds(static_cast<double>(*value)))
         reader.findings.add(codes::out_of_range, entry.value.place,
                             fmt::format("expected 1 to 5 'approvers', found {}", *value),
                             "2 is a second person");
       else if (value)
         into.approvers = static_cast<int>(*value);
     }},
    {{"lock", Wants::name, is_optional,
      "the cluster, one of the targets, that keeps the lock which other machines see"},
     [](Reader& reader, const YamlEntry& entry, Environment& into) {
       if (auto name = read_id(reader, "'lock'", entry.value)) into.lock = std::move(*name);
     }},
    {{"targets", Wants::mapping, is_optional, "the systems that the runbooks' targets stand for"},
     [](Reader& reader, const YamlEntry& entry, Environment& into) {
       if (!expect_map(reader, entry.value, "'targets'")) return;
       for (const auto& target : entry.value.entries)
         if (auto binding = read_target_binding(reader, target)) into.targets.push_back(std::move(*binding));
     }},
    {{"vars", Wants::mapping, is_optional, "values for the runbooks' variables"},
     [](Reader& reader, const YamlEntry& entry, Environment& into) {
       if (!expect_map(reader, entry.value, "'vars'")) return;
       for (const auto& value : entry.value.entries) read_environment_value(reader, value, into);
     }},
};

/// A lease needs a cluster.
void check_lock(Reader& reader, const Environment& environment) {
  if (!environment.lock || !reader.findings.empty()) return;
  const auto& [name, place] = *environment.lock;
  std::vector<std::string> clusters;
  for (const auto& target : environment.targets)
    if (target.kind.text == "kubernetes") clusters.push_back(target.name.text);
  const auto target =
      std::ranges::find(environment.targets, name, [](const auto& each) { return each.name.text; });
  if (target == environment.targets.end())
    reader.findings.add(
        codes::target_not_bound, place,
        fmt::format("environment '{}' has no target '{}'", environment.name.text, name),
        did_you_mean(name, clusters, "'lock' names one of the 'targets', of kind 'kubernetes'"));
  else if (target->kind.text != "kubernetes")
    reader.findings.add(codes::target_of_other_kind, place,
                        fmt::format("target '{}' is of kind '{}', but a lock is kept by one of kind "
                                    "'kubernetes'",
                                    name, target->kind.text),
                        "name a cluster, or leave 'lock' out: then it holds on one machine");
}

}  // namespace

std::expected<Environment, Diagnostics> read_environment(std::shared_ptr<const Source> source) {
  Environment environment;
  environment.source = source;
  Reader reader{.adapters = {}};
  auto document = read_yaml(source);
  reader.findings.add(std::move(document.diagnostics));
  if (document.root.kind == Yaml::Kind::nothing)
    reader.findings.add(codes::empty_file, {.source = source}, "the file is empty",
                        "an environment starts with 'environment: NAME'");
  else
    read_mapping(reader, document.root, "the environment",
                 std::span<const Key<Environment>>(environment_keys), environment);
  check_lock(reader, environment);
  if (!reader.findings.empty()) return std::unexpected(reader.findings.take());
  return environment;
}

std::vector<KeyText> environment_key_texts() {
  return texts_of(std::span<const Key<Environment>>(environment_keys));
}

}  // namespace drctl
