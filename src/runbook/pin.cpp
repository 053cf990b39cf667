#include "runbook/pin.hpp"

#include <fmt/format.h>

#include "runbook/source_text.hpp"
#include "support/ascii.hpp"

namespace drctl {

namespace {

/// Where the value stands, when it stands there as it is: not quoted, escaped or folded.
std::optional<std::size_t> offset_of(const Name& value) {
  const auto offset = drctl::offset_of(value.place);
  const std::string_view text = value.place.source->text;
  if (offset > text.size() || !text.substr(offset).starts_with(value.text)) return std::nullopt;
  return offset;
}

/// In a block `identity` gets a line of its own below the one of `kind`; inside of {} it follows it.
std::string insertion(const Name& kind, const std::string& identity) {
  const auto before = kind.place.source->line(kind.place.line).substr(0, kind.place.column - 1);
  if (trimmed(before) != "kind:") return ", identity: " + identity;
  return fmt::format("\n{}identity: {}", before.substr(0, before.find('k')), identity);
}

}  // namespace

std::expected<std::string, std::string> with_identity(const TargetBinding& target,
                                                      const std::string& identity) {
  auto result = target.kind.place.source->text;
  if (const auto old = target.settings.find("identity"); old != target.settings.end()) {
    if (const auto offset = offset_of(old->second))
      return result.replace(*offset, old->second.text.size(), identity);
  } else if (const auto offset = offset_of(target.kind)) {
    const auto added = insertion(target.kind, identity);
    const auto end = added.starts_with('\n') ? std::min(result.find('\n', *offset), result.size())
                                             : *offset + target.kind.text.size();
    return result.insert(end, added);
  }
  return std::unexpected(
      fmt::format("write `identity: {}` at target '{}' yourself", identity, target.name.text));
}

}  // namespace drctl
