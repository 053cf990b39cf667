#include "runbook/pin.hpp"

#include <fmt/format.h>

#include "drctl/diagnostic.hpp"
#include "support/ascii.hpp"

namespace drctl {

namespace {

std::size_t begin_of_line(const std::string& text, std::size_t line) {
  std::size_t begin = 0;
  for (std::size_t i = 1; i < line && begin != text.npos; ++i) begin = text.find('\n', begin) + 1;
  return begin;
}

/// Where the value stands, when it stands there as it is: not quoted, escaped or folded.
std::optional<std::size_t> offset_of(const std::string& text, const Name& value) {
  const auto offset = begin_of_line(text, value.place.line) + value.place.column - 1;
  if (offset > text.size() || !std::string_view(text).substr(offset).starts_with(value.text))
    return std::nullopt;
  return offset;
}

/// In a block `identity` gets a line of its own below the one of `kind`; inside of {} it follows it.
std::string insertion(const std::string& text, const Name& kind, std::size_t offset,
                      const std::string& identity) {
  const auto begin = begin_of_line(text, kind.place.line);
  const auto before = std::string_view(text).substr(begin, offset - begin);
  if (trimmed(before) != "kind:") return ", identity: " + identity;
  return fmt::format("\n{}identity: {}", before.substr(0, before.find('k')), identity);
}

}  // namespace

std::expected<std::string, std::string> with_identity(const std::string& text, const TargetBinding& target,
                                                      const std::string& identity) {
  auto result = text;
  if (const auto old = target.settings.find("identity"); old != target.settings.end()) {
    if (const auto offset = offset_of(text, old->second))
      return result.replace(*offset, old->second.text.size(), identity);
  } else if (const auto offset = offset_of(text, target.kind)) {
    const auto added = insertion(text, target.kind, *offset, identity);
    const auto end = added.starts_with('\n') ? std::min(text.find('\n', *offset), text.size())
                                             : *offset + target.kind.text.size();
    return result.insert(end, added);
  }
  return std::unexpected(
      fmt::format("write `identity: {}` at target '{}' yourself", identity, target.name.text));
}

}  // namespace drctl
