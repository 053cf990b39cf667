#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "import/yaml_text.hpp"

/// What a document leaves open: <DB_HOST>, {{ db_host }}, /path/to/backup.dump. It becomes variables.
namespace drctl {

struct VariableDraft {
  std::string name, type, description;
  bool operator==(const VariableDraft&) const = default;
};

/// The variable of "<DB_HOST>", "{{ db_host }}" or "/path/to/backup.dump"; its type is guessed from its name.
VariableDraft variable_of(std::string_view placeholder);

/// A text of the language, and the variables that it uses.
struct OpenText {
  std::string text;
  std::vector<VariableDraft> variables;
};

/// <DB_HOST> becomes ${db_host}; a ${ that was there before is kept from being one of drctl's.
OpenText interpolated(std::string_view text);

/// The same for SQL: quotes around a placeholder go, since drctl binds a value.
OpenText interpolated_sql(std::string_view sql);

/// The same, but secrets stay as they are written: for a person, who looks them up where they are kept.
OpenText interpolated_for_people(std::string_view text);

/// A shell's program with "$DB_HOST" in place of <DB_HOST>, and the `environment` that gives it its value: no
/// value becomes part of the program.
struct OpenScript {
  std::string text;
  YamlPart::Map environment;
  std::vector<VariableDraft> variables;
};
OpenScript interpolated_script(std::string_view script);

/// A text that is shown as it is written: ${ is taken apart in it.
std::string shown_text(std::string text);

/// Variables, each name once: the first one counts.
class UniqueVariables {
 public:
  explicit UniqueVariables(std::vector<VariableDraft> list = {});

  void add(const VariableDraft& variable);
  std::vector<VariableDraft> take() { return std::move(list_); }

 private:
  std::unordered_set<std::string> names_;
  std::vector<VariableDraft> list_;
};

/// Adds those that are not there yet.
void add_variables(std::vector<VariableDraft>& to, const std::vector<VariableDraft>& more);

}  // namespace drctl
