#include "runbook/read_notices.hpp"

#include <fmt/format.h>

#include <array>

#include "runbook/read_scalar.hpp"
#include "runbook/read_value.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

void read_channels(Reader& reader, const YamlEntry& entry, Notices& into) {
  const auto add = [&](const Yaml& yaml) {
    if (auto name = read_id(reader, "'to'", yaml)) into.to.push_back(std::move(*name));
  };
  if (entry.value.kind != Yaml::Kind::list) return add(entry.value);
  for (const auto& item : entry.value.items) add(item);
}

template <Occasion occasion>
void read_notice(Reader& reader, const YamlEntry& entry, Notices& into) {
  if (auto text = read_template(reader, fmt::format("'{}'", to_string(occasion)), entry.value))
    into.texts.insert_or_assign(occasion, std::move(*text));
}

constexpr std::array<Key<Notices>, 5> notices_keys = {
    Key<Notices>{{"to", Wants::texts, KeyText::Need::required, "the channels: targets of the runbook"},
                 read_channels},
    {{"start", Wants::template_, is_optional, "told when a run begins"}, read_notice<Occasion::start>},
    {{"waiting", Wants::template_, is_optional, "told when the run waits for a person"},
     read_notice<Occasion::waiting>},
    {{"failure", Wants::template_, is_optional, "told when a step failed and someone must say what now"},
     read_notice<Occasion::failure>},
    {{"end", Wants::template_, is_optional, "told when the run ends, however"}, read_notice<Occasion::end>},
};

}  // namespace

Notices read_notices(Reader& reader, const YamlEntry& entry) {
  Notices notices;
  const bool read =
      read_mapping(reader, entry.value, "'notify'", std::span<const Key<Notices>>(notices_keys), notices);
  if (read && entry.value.entries.size() == 1 && !notices.to.empty())
    reader.findings.add(codes::says_nothing, entry.key.place(), "'notify' says nothing to anybody",
                        "add a text: 'start', 'waiting', 'failure', 'end'");
  return notices;
}

std::vector<KeyText> notices_key_texts() { return texts_of(std::span<const Key<Notices>>(notices_keys)); }

}  // namespace drctl
