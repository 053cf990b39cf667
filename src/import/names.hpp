#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

/// Names of the language, made of words of a document.
namespace drctl {

/// Of a runbook or a step, from a heading: "Scale backend to 0" gives "scale-backend-to-0". Short words at
/// the end that are too much are left out; "step" when nothing is left.
std::string id_of(std::string_view text);

/// Of a variable, from a placeholder: "<NEW_DB-HOST>" gives "new_db_host"; "the_..." before a word that
/// expressions use already.
std::string variable_name_of(std::string_view text);

/// Gives each name once: the second "restart" is "restart-2".
class UniqueNames {
 public:
  std::string take(const std::string& name);
  bool has(const std::string& name) const { return taken_.contains(name); }

 private:
  std::set<std::string> taken_;
  std::map<std::string, int> next_;  ///< the number that is tried next
};

}  // namespace drctl
