#include "sandbox/lost_connection.hpp"

#include <fmt/core.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "sandbox/database.hpp"
#include "sandbox/environment_file.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::sandbox {
using namespace std::chrono_literals;
namespace {

constexpr auto unknown_name = "database.volaticloud.invalid";  // RFC 6761: such a name never has an address
constexpr std::string_view reject_rule = "host all volaticloud all reject\n";

/// Why the backend is unwell; empty when it is well or there is none.
std::string complaint(const Sandbox& sandbox) {
  const auto health = sandbox.health();
  if (!health || health->status == 200) return "";
  const std::string reason = nlohmann::json::parse(health->body).value("reason", "");
  return reason.substr(0, reason.find('\n'));
}

std::string complaint_about(const Sandbox& sandbox, std::string_view what) {
  if (!wait_until(60s, [&] { return complaint(sandbox).contains(what); }))
    throw Failure(fmt::format("the backend does not say '{}' within 60 s", what));
  return complaint(sandbox);
}

/// The server's own file keeps its owner and mode: it is written in place.
void write_rules(const Postgres& postgres, const std::string& rules) {
  std::ofstream file(postgres.data() / "pg_hba.conf", std::ios::trunc);
  if (!(file << rules).flush()) throw Failure("can't change pg_hba.conf");
  postgres.query("postgres", "SELECT pg_reload_conf()");
}

std::string rules_of(const Postgres& postgres) { return read_text(postgres.data() / "pg_hba.conf"); }

/// Changes a value of the secret, and has the pods read it.
void set_in_secret(const Sandbox& sandbox, const std::string& key, const std::string& value) {
  const nlohmann::json patch = {{"stringData", {{key, value}}}};
  const auto& kubectl = sandbox.kubectl();
  kubectl({"-n", "volaticloud", "patch", "secret", "volaticloud-db-secret", "--patch-file=/dev/stdin"},
          patch.dump());
  // Not `rollout restart`, which is refused twice within a second.
  kubectl({"-n", "volaticloud", "delete", "pods", "-l", "app=volaticloud-backend", "--timeout=30s"});
  kubectl({"-n", "volaticloud", "rollout", "status", "deployment/volaticloud-backend", "--timeout=60s"});
}

}  // namespace

std::string stop_database(Sandbox& sandbox) {
  sandbox.postgres().stop();
  return complaint_about(sandbox, "Connection refused");
}

void start_database(Sandbox& sandbox) { sandbox.postgres().start(); }

std::string reject_connections(Sandbox& sandbox) {
  const auto& postgres = sandbox.postgres();
  write_rules(postgres, std::string(reject_rule) + rules_of(postgres));
  return complaint_about(sandbox, "pg_hba.conf rejects connection");
}

void admit_connections(Sandbox& sandbox) {
  const auto& postgres = sandbox.postgres();
  auto rules = rules_of(postgres);
  while (rules.starts_with(reject_rule)) rules.erase(0, reject_rule.size());
  write_rules(postgres, rules);
  if (!wait_until(20s, [&] { return can_connect(postgres.owner("volaticloud")); }))
    throw Failure("the database still rejects its owner");
}

std::string stale_password(Sandbox& sandbox) {
  set_in_secret(sandbox, "password", password_of_last_year);
  return complaint_about(sandbox, "password authentication failed");
}

void right_password(Sandbox& sandbox) {
  set_in_secret(sandbox, "password", sandbox.postgres().owner("volaticloud").password);
}

std::string lose_name(Sandbox& sandbox) {
  write_unknown_name_environment(sandbox.folder(), sandbox.endpoints(), unknown_name);
  set_in_secret(sandbox, "host", fmt::format("{}:{}", unknown_name, sandbox.postgres().port()));
  return complaint_about(sandbox, "could not translate host name");
}

void right_name(Sandbox& sandbox) {
  const auto login = sandbox.postgres().owner("volaticloud");
  set_in_secret(sandbox, "host", fmt::format("{}:{}", login.host, login.port));
}

}  // namespace drctl::sandbox
