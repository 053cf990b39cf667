#include "adapters/sql_login.hpp"

#include <fmt/format.h>

namespace drctl {

SqlLogin sql_login_of(const Call& call) {
  const auto& target = call.target;
  auto port = target.setting("port");
  auto password = target.secrets.find("password");
  return {.host = target.setting("host"),
          .port = port.empty() ? "5432" : port,
          .database = call.arguments.value("database", target.setting("database")),
          .user = target.setting("user"),
          .password = password == target.secrets.end() ? Secret{} : password->second,
          .tls_mode = target.setting("sslmode"),
          .tls_root = target.setting("sslrootcert")};
}

std::string describe(const SqlLogin& login) {
  return fmt::format("database {} on {}:{} as {}", login.database, login.host, login.port, login.user);
}

}  // namespace drctl
