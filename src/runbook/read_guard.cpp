#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runbook/read_call.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_value.hpp"
#include "support/codes.hpp"

// `rollback:`, `rehearse:` and `check:`: calls inside a step.
namespace drctl {
namespace {

struct RollbackDraft {
  CallFrame frame;
};
struct CheckDraft {
  CallFrame frame;
  std::vector<Condition> expect;
};

constexpr std::array<Key<RollbackDraft>, 4> rollback_keys = {
    target_key<RollbackDraft>, effect_key<RollbackDraft>, effect_reason_key<RollbackDraft>,
    timeout_key<RollbackDraft>};

constexpr std::array<Key<CheckDraft>, 5> check_keys = {
    Key<CheckDraft>{{"expect", Wants::expressions, KeyText::Need::required,
                     "what is true of the result when the step is done already"},
                    [](Reader& reader, const YamlEntry& entry, CheckDraft& into) {
                      into.expect = read_conditions(reader, "'expect'", entry.value);
                    }},
    target_key<CheckDraft>, effect_key<CheckDraft>, effect_reason_key<CheckDraft>, timeout_key<CheckDraft>};

template <class T>
std::vector<std::string> known_keys(const Reader& reader, std::span<const Key<T>> keys) {
  auto names = names_of(keys);
  for (const auto& adapter : reader.adapters) names.push_back(adapter.name);
  return names;
}

/// The mapping, after what is unknown of its keys was told. It has one adapter: what is misspelt beside one
/// was meant to be something else.
template <class T>
std::optional<Yaml> respelt_guard(Reader& reader, const Yaml& yaml, std::string_view where,
                                  std::span<const Key<T>> keys) {
  return respelt(reader, yaml, where, known_keys(reader, keys),
                 [&](const auto&, const auto& meant, const auto& present) {
                   return reader.adapter(meant) == nullptr ||
                          std::ranges::none_of(reader.adapters,
                                               [&](const auto& each) { return present.contains(each.name); });
                 });
}

/// The mapping's call; `draft` gets the rest.
template <class T>
std::optional<CallText> read_guarded(Reader& reader, const Yaml& given, std::string_view where,
                                     std::span<const Key<T>> keys, T& draft) {
  std::optional<CallText> call;
  bool unknown = false;
  const auto right = respelt_guard(reader, given, where, keys);
  const auto& yaml = right ? *right : given;
  const auto read_action = [&](const YamlEntry& entry) {
    const auto* adapter = reader.adapter(entry.key.text());
    if (adapter == nullptr)
      unknown = true;
    else if (call)
      reader.findings.add(codes::second_action, entry.key.place(),
                          fmt::format("{} does one thing, and has '{}' already", where, call->adapter.text),
                          "remove one of the two", {{call->place, "the first"}});
    else
      call = read_call(reader, *adapter, entry, where);
  };
  if (!read_mapping(reader, yaml, where, keys, draft, read_action)) return std::nullopt;
  if (!call && !unknown)
    reader.findings.add(codes::idle_step, yaml.place, fmt::format("{} needs an adapter's key", where),
                        "add 'sql:', 'kubectl:', ...");
  if (call) apply_frame(reader, draft.frame, *call);
  return call;
}

}  // namespace

std::optional<CallText> read_rollback(Reader& reader, const Yaml& yaml, std::string_view where) {
  RollbackDraft draft;
  return read_guarded(reader, yaml, fmt::format("'rollback' of {}", where),
                      std::span<const Key<RollbackDraft>>(rollback_keys), draft);
}

std::optional<CallText> read_rehearse(Reader& reader, const Yaml& yaml, std::string_view where) {
  RollbackDraft draft;
  return read_guarded(reader, yaml, fmt::format("'rehearse' of {}", where),
                      std::span<const Key<RollbackDraft>>(rollback_keys), draft);
}

std::optional<Check> read_check(Reader& reader, const Yaml& yaml, std::string_view where) {
  CheckDraft draft;
  auto call = read_guarded(reader, yaml, fmt::format("'check' of {}", where),
                           std::span<const Key<CheckDraft>>(check_keys), draft);
  if (!call) return std::nullopt;
  return Check{std::move(*call), std::move(draft.expect)};
}

std::vector<KeyText> rollback_key_texts() {
  return texts_of(std::span<const Key<RollbackDraft>>(rollback_keys));
}
std::vector<KeyText> check_key_texts() { return texts_of(std::span<const Key<CheckDraft>>(check_keys)); }

}  // namespace drctl
