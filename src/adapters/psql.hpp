#pragma once

#include <expected>
#include <map>
#include <string>

#include "adapters/children.hpp"

namespace drctl {

/// Runs scripts of ours with psql, which stops at the first error. In a script :"name" is a variable as an
/// identifier and :'name' as a text, quoted by psql.
class Psql {
 public:
  using Variables = std::map<std::string, std::string>;

  Psql(Children& children, const Target& target, Variables variables)
      : children_(children), target_(target), variables_(std::move(variables)) {}

  /// What the script printed: unaligned rows without headers, no blank end.
  std::expected<std::string, Outcome> run(const std::string& database, std::string_view script) const;
  /// Runs the whole script, also past statements that fail; returns what these said.
  std::expected<std::string, Outcome> run_on(const std::string& database, std::string_view script) const;

 private:
  std::expected<ChildResult, Outcome> run(const std::string& database, std::string_view script,
                                          const char* on_error) const;

  Children& children_;
  const Target& target_;
  Variables variables_;
};

}  // namespace drctl
