#include "adapters/psql.hpp"

#include "adapters/pg_client.hpp"
#include "adapters/pg_failure.hpp"

namespace drctl {

std::expected<ChildResult, Outcome> Psql::run(const std::string& database, std::string_view script,
                                              const char* on_error) const {
  auto command = pg_client("psql", target_, database);
  for (const char* word : {"--no-psqlrc", "--quiet", "--tuples-only", "--no-align", on_error})
    command.argv.emplace_back(word);
  for (const auto& [name, value] : variables_) command.argv.push_back("--set=" + name + "=" + value);
  command.argv.emplace_back("--file=-");
  command.input = script;
  auto child = children_.run(command, Narrate::nothing);
  if (auto unfinished = children_.unfinished(child, "psql")) return std::unexpected(*unfinished);
  if (child.status != 0) return std::unexpected(pg_failure(child, "psql", target_));
  return child;
}

std::expected<std::string, Outcome> Psql::run(const std::string& database, std::string_view script) const {
  const auto child = run(database, script, "--set=ON_ERROR_STOP=1");
  if (!child) return std::unexpected(child.error());
  return tidy(child->out);
}

std::expected<std::string, Outcome> Psql::run_on(const std::string& database, std::string_view script) const {
  const auto child = run(database, script, "--set=ON_ERROR_STOP=0");
  if (!child) return std::unexpected(child.error());
  return pg_errors(child->err);
}

}  // namespace drctl
