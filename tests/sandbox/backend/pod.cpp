#include "sandbox/backend/pod.hpp"

#include <fmt/core.h>

#include <charconv>
#include <fstream>

#include "sandbox/backend/cri_line.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto migrations = DRCTL_SANDBOX_DIR "/installation_schema.sql";

const std::string& need(const std::map<std::string, std::string>& secret, const std::string& key) {
  const auto found = secret.find(key);
  if (found == secret.end()) throw Failure(fmt::format("secret volaticloud-db-secret has no key {}", key));
  return found->second;
}

/// The messages of PostgreSQL have several lines; a log line is one.
std::string one_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (auto& character : text)
    if (character == '\n') character = ' ';
  return text;
}

}  // namespace

Login login_of(const std::map<std::string, std::string>& secret) {
  const auto& host = need(secret, "host");
  const auto colon = host.rfind(':');
  Login login{0, need(secret, "database"), need(secret, "username"), need(secret, "password"),
              host.substr(0, colon)};
  if (colon != std::string::npos)
    std::from_chars(host.data() + colon + 1, host.data() + host.size(), login.port);
  if (login.port == 0)
    throw Failure(fmt::format("host '{}' of volaticloud-db-secret is not HOST:PORT", host));
  return login;
}

Pod::Pod(ReadyPod identity, const std::optional<std::map<std::string, std::string>>& secret,
         const std::filesystem::path& log)
    : identity_(std::move(identity)), log_file_(log) {
  this->log("info", "starting");
  try {
    if (!secret) throw Failure("there is no secret volaticloud-db-secret");
    login_ = login_of(*secret);
    migrate();
  } catch (const Failure& failure) {
    problem_ = failure.what();
    this->log("error", problem_);
  }
}

void Pod::migrate() const {
  database().query(read_text(migrations));
  log("info", fmt::format("database {} at {}:{}: migrated", login_->database, login_->host, login_->port));
}

Database Pod::database() const {
  if (!login_) throw Failure(problem_);
  return Database(*login_);
}

void Pod::log(const std::string& level, const std::string& message) const {
  const std::lock_guard lock(log_mutex_);
  std::ofstream(log_file_, std::ios::app)
      << cri_line(fmt::format("level={} pod={} msg=\"{}\"", level, identity_.name, one_line(message)));
}

}  // namespace drctl::sandbox
