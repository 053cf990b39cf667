#include "import/placeholders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>

#include "import/names.hpp"
#include "import/shell_words.hpp"
#include "support/ascii.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

constexpr std::string_view sample_folder = "/path/to/";

bool has_any(std::string_view name, std::initializer_list<std::string_view> parts) {
  return std::ranges::any_of(parts, [&](auto part) { return name.contains(part); });
}

std::string type_of(std::string_view placeholder, std::string_view name) {
  if (has_any(name, {"password", "passwd", "passphrase", "secret", "token", "api_key", "private_key",
                     "credential"}))
    return "secret";
  if (placeholder.starts_with('/') || has_any(name, {"path", "_file", "dump", "kubeconfig"})) return "path";
  if (name.ends_with("url")) return "url";
  return name == "port" || name.ends_with("_port") || has_any(name, {"replicas", "count"}) ? "integer"
                                                                                           : "string";
}

/// The bytes of "/path/to/backup.dump" at the text's beginning.
std::size_t sample_path_size(std::string_view text) {
  if (!text.starts_with(sample_folder)) return 0;
  const auto fits = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("._-/").contains(c);
  };
  const auto end = std::ranges::find_if_not(text, fits) - text.begin();
  return static_cast<std::size_t>(end) > sample_folder.size() ? static_cast<std::size_t>(end) : 0;
}

std::size_t open_size(std::string_view text) {
  return std::max(placeholder_size(text), sample_path_size(text));
}

/// The bytes that stand as they are; "${{ name }}" is of another tool as a whole.
std::size_t plain_size(std::string_view text) { return text.starts_with("${{") ? 3 : 1; }

enum class SecretsAre { variables, kept };

OpenText replaced(std::string_view text, SecretsAre secrets) {
  OpenText open;
  UniqueVariables variables;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    const auto opens = open_size(rest);
    const auto size = opens > 0 ? opens : plain_size(rest);
    const auto variable = opens > 0 ? variable_of(rest.substr(0, size)) : VariableDraft{};
    at += size;
    if (opens == 0 || (secrets == SecretsAre::kept && variable.type == "secret")) {
      open.text += (rest.starts_with("${") ? "$" : "") + std::string(rest.substr(0, size));
      continue;
    }
    variables.add(variable);
    open.text += "${" + variable.name + "}";
  }
  open.variables = variables.take();
  return open;
}

/// Goes through a shell's program and knows within which quotes it is.
class ScriptWriter {
 public:
  explicit ScriptWriter(std::string_view script) : script_(script) {}

  OpenScript write() {
    for (std::size_t at = 0; at < script_.size();) at += step(script_.substr(at));
    open_.variables = variables_.take();
    return std::move(open_);
  }

 private:
  std::size_t step(std::string_view rest) {
    if (const auto size = open_size(rest); size > 0) return refer(rest.substr(0, size)), size;
    const bool escapes = rest[0] == '\\' && quote_ != '\'' && rest.size() > 1;
    if (!escapes && (rest[0] == '\'' || rest[0] == '"')) turn(rest[0]);
    const auto size = escapes ? 2 : plain_size(rest);
    open_.text += (rest.starts_with("${") ? "$" : "") + std::string(rest.substr(0, size));
    return size;
  }

  void turn(char quote) {
    if (quote_ == 0)
      quote_ = quote;
    else if (quote_ == quote)
      quote_ = 0;
  }

  void refer(std::string_view placeholder) {
    const auto variable = variable_of(placeholder);
    const auto name = upper(variable.name);
    const std::string quotes = quote_ == '\'' ? "'\"" : "\"";
    const std::string ends = quote_ == '\'' ? "\"'" : "\"";
    open_.text += quotes + "$" + name + ends;
    if (names_.insert(name).second)
      open_.environment.push_back({name, {.content = "${" + variable.name + "}"}});
    variables_.add(variable);
  }

  std::string_view script_;
  char quote_ = 0;
  std::unordered_set<std::string> names_;  ///< of the environment
  UniqueVariables variables_;
  OpenScript open_;
};

}  // namespace

VariableDraft variable_of(std::string_view placeholder) {
  const bool is_path = placeholder.starts_with(sample_folder);
  const auto name = variable_name_of(is_path ? placeholder.substr(placeholder.rfind('/') + 1)
                                             : placeholder.substr(1, placeholder.size() - 2));
  return {name, type_of(placeholder, name), fmt::format("{} of the document", placeholder)};
}

OpenText interpolated(std::string_view text) { return replaced(text, SecretsAre::variables); }

OpenText interpolated_for_people(std::string_view text) { return replaced(text, SecretsAre::kept); }

OpenText interpolated_sql(std::string_view sql) {
  std::string bare;
  for (std::size_t at = 0; at < sql.size();) {
    const auto size = sql[at] == '\'' ? placeholder_size(sql.substr(at + 1)) : 0;
    const bool is_quoted = size > 0 && sql.substr(at + 1 + size).starts_with('\'');
    bare += is_quoted ? sql.substr(at + 1, size) : sql.substr(at, 1);
    at += is_quoted ? size + 2 : 1;
  }
  return interpolated(bare);
}

OpenScript interpolated_script(std::string_view script) { return ScriptWriter(script).write(); }

std::string shown_text(std::string text) {
  for (auto at = text.find("${"); at != text.npos; at = text.find("${", at)) text.insert(at + 1, " ");
  return text;
}

void add_variables(std::vector<VariableDraft>& to, const std::vector<VariableDraft>& more) {
  UniqueVariables all(std::move(to));
  for (const auto& variable : more) all.add(variable);
  to = all.take();
}

UniqueVariables::UniqueVariables(std::vector<VariableDraft> list) : list_(std::move(list)) {
  for (const auto& variable : list_) names_.insert(variable.name);
}

void UniqueVariables::add(const VariableDraft& variable) {
  if (names_.insert(variable.name).second) list_.push_back(variable);
}

}  // namespace drctl
