#include <fmt/format.h>

#include <array>

#include "runbook/read_call.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_step.hpp"

// `gate: {timeout: 15m, on_timeout: park}` of a step.
namespace drctl {
namespace {

constexpr std::array<Key<GateLimit>, 2> gate_keys = {
    Key<GateLimit>{{"timeout", Wants::duration, is_required, "how long the gate waits for an answer"},
                   [](Reader& reader, const YamlEntry& entry, GateLimit& into) {
                     into.timeout = read_timeout(reader, entry.value).value_or(into.timeout);
                   }},
    {{"on_timeout", Wants::word, is_optional,
      "what follows then: park (the run ends, to be resumed; when not given) or fail (the step failed)",
      "park fail"},
     [](Reader& reader, const YamlEntry& entry, GateLimit& into) {
       constexpr std::array<std::string_view, 2> words = {"park", "fail"};
       if (const auto word = read_word(reader, "'on_timeout'", entry.value, words))
         into.on_timeout = static_cast<GateLimit::Outcome>(*word);
     }},
};

}  // namespace

std::optional<GateLimit> read_gate(Reader& reader, const Yaml& yaml, std::string_view where) {
  GateLimit limit;
  const auto what = fmt::format("'gate' of {}", where);
  if (!expect_map(reader, yaml, what, "write {timeout: 15m}") ||
      !read_mapping(reader, yaml, what, std::span<const Key<GateLimit>>(gate_keys), limit))
    return std::nullopt;
  return limit;
}

std::vector<KeyText> gate_key_texts() { return texts_of(std::span<const Key<GateLimit>>(gate_keys)); }

}  // namespace drctl
