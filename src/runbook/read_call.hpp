#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "runbook/keys.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// What stands beside the adapter's key and belongs to the call.
struct CallFrame {
  std::optional<Name> target;
  std::optional<Effect> effect;
  Place effect_place;
  std::string effect_reason;
  Place reason_place;
  std::optional<milliseconds> timeout;
};

/// How long an attempt may take: more than no time.
std::optional<milliseconds> read_timeout(Reader& reader, const Yaml& yaml);

/// The keys of a CallFrame, for whatever has a member `frame`: a step, a rollback, a check.
template <class T>
constexpr Key<T> target_key{
    {"target", Wants::name, KeyText::Need::optional, "which of the runbook's targets, when several fit"},
    [](Reader& reader, const YamlEntry& entry, T& into) {
      into.frame.target = read_id(reader, "'target'", entry.value);
    }};
template <class T>
constexpr Key<T> effect_key{
    {"effect", Wants::word, KeyText::Need::optional,
     "what the call can do, against what is inferred from it; needs effect_reason",
     "read change destructive"},
    [](Reader& reader, const YamlEntry& entry, T& into) { read_effect(reader, entry, into.frame); }};
template <class T>
constexpr Key<T> effect_reason_key{
    {"effect_reason", Wants::reason, KeyText::Need::optional, "why the call has the stated effect"},
    [](Reader& reader, const YamlEntry& entry, T& into) {
      into.frame.effect_reason = read_plain_text(reader, "'effect_reason'", entry.value).value_or("");
      into.frame.reason_place = entry.key.place();
    }};
template <class T>
constexpr Key<T> timeout_key{{"timeout", Wants::limit, KeyText::Need::optional,
                              "how long one attempt may take; with `until`, all polls together"},
                             [](Reader& reader, const YamlEntry& entry, T& into) {
                               into.frame.timeout = read_timeout(reader, entry.value);
                             }};

void read_effect(Reader& reader, const YamlEntry& entry, CallFrame& frame);

/// The call that `entry`, whose key is an adapter's name, asks for. `where`: "step 'restart'".
CallText read_call(Reader& reader, const AdapterSpec& adapter, const YamlEntry& entry,
                   std::string_view where);

/// Puts the frame into the call; an effect and its reason come together.
void apply_frame(Reader& reader, const CallFrame& frame, CallText& call);

/// `rollback:` a mapping with an adapter's key.
std::optional<CallText> read_rollback(Reader& reader, const Yaml& yaml, std::string_view where);
/// `rehearse:` the same.
std::optional<CallText> read_rehearse(Reader& reader, const Yaml& yaml, std::string_view where);
/// `check:` the same, with `expect`.
std::optional<Check> read_check(Reader& reader, const Yaml& yaml, std::string_view where);

std::vector<KeyText> rollback_key_texts();
std::vector<KeyText> check_key_texts();

}  // namespace drctl
