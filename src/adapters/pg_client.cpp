#include "adapters/pg_client.hpp"

#include <fmt/format.h>

namespace drctl {

std::expected<void, std::string> check_postgres(const Target& target) {
  for (const char* setting : {"host", "port", "database", "user"})
    if (target.setting(setting).empty())
      return std::unexpected(fmt::format("the target '{}' has no {}", target.name, setting));
  // libpq reads such a name as a whole connection string (libpq manual, "dbname").
  const auto database = target.setting("database");
  if (database.contains('=') || database.contains("://"))
    return std::unexpected(
        fmt::format("a database named '{}' can't be given to PostgreSQL's programs", database));
  return {};
}

Command pg_offline(const std::string& program) {
  Command command;
  command.argv = {program};
  command.environment = {{"TZ", "UTC"}, {"PGTZ", "UTC"}, {"LC_ALL", "C.UTF-8"}};
  return command;
}

Command pg_client(const std::string& program, const Target& target, const std::string& database) {
  auto command = pg_offline(program);
  for (const auto& [option, value] : {std::pair{"--host", target.setting("host")},
                                      {"--port", target.setting("port")},
                                      {"--username", target.setting("user")},
                                      {"--dbname", database}}) {
    command.argv.emplace_back(option);
    command.argv.push_back(value);
  }
  command.argv.emplace_back("--no-password");
  command.unset = {"PGHOSTADDR",           "PGSERVICE",        "PGSERVICEFILE", "PGOPTIONS",
                   "PGTARGETSESSIONATTRS", "PGCLIENTENCODING", "PGDATESTYLE"};
  command.environment["PGCONNECT_TIMEOUT"] = "10";
  command.environment["PGAPPNAME"] = "drctl";
  if (const auto password = target.secrets.find("password"); password != target.secrets.end())
    command.secret_environment["PGPASSWORD"] = password->second;
  return command;
}

}  // namespace drctl
