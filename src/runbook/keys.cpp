#include "runbook/keys.hpp"

#include <fmt/format.h>

#include "runbook/read_scalar.hpp"
#include "support/codes.hpp"

namespace drctl {

bool expect_map(Reader& reader, const Yaml& yaml, std::string_view where, std::string_view help) {
  if (yaml.kind == Yaml::Kind::map) return true;
  if (yaml.kind != Yaml::Kind::refused)
    reader.findings.add(codes::wrong_kind, yaml.place,
                        fmt::format("expected a mapping for {}, found {}", where, describe(yaml)),
                        std::string(help));
  return false;
}

void report_missing_key(Reader& reader, const Place& place, std::string_view key, std::string_view where,
                        std::string_view summary) {
  reader.findings.add(codes::missing_key, place, fmt::format("missing key '{}' in {}", key, where),
                      fmt::format("add '{}:' with {}", key, summary));
}

}  // namespace drctl
