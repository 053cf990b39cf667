#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/calls.hpp"

namespace drctl {

/// What stands behind a program: flags under their short name, and the rest.
struct ProgramFlags {
  std::vector<std::pair<std::string, std::string>> given;  ///< name and value, in their order
  std::vector<std::string> positionals;

  bool has(std::string_view name) const;
  std::string value(std::string_view name) const;  ///< the last one, or empty
  std::vector<std::string> values(std::string_view name) const;
};

/// A flag that a program knows: {"d", "dbname", true} is -d NAME, -dNAME, --dbname=NAME and --dbname NAME.
struct KnownFlag {
  std::string_view name, long_name;
  bool takes_value = false;
};

/// Nothing when there is a flag among the words that is not known.
std::optional<ProgramFlags> flags_of(const ShellCommand& command, const std::vector<KnownFlag>& known);

}  // namespace drctl
