#include "faults/ledger.hpp"

#include <fmt/core.h>

#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::faults {
using namespace std::chrono_literals;

Ledger::Ledger() {
  postgres_.query("postgres", "CREATE DATABASE ledger OWNER volaticloud");
  sandbox::Database(postgres_.owner("ledger"))
      .query("CREATE TABLE doomed (step text); CREATE TABLE done (step text)");
  write_password_file();
}

namespace {

/// https://www.postgresql.org/docs/15/libpq-pgpass.html: a colon in a field is escaped, and so is a
/// backslash.
std::string as_field(const std::string& text) {
  std::string field;
  for (const char c : text) field += c == ':' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  return field;
}

}  // namespace

void Ledger::write_password_file() const {
  const auto owner = postgres_.owner("ledger");
  sandbox::write_text(password_file(),
                      fmt::format("*:*:*:{}:{}\n", as_field(owner.user), as_field(owner.password)),
                      sandbox::Readers::owner);
}

void Ledger::clear() const {
  if (!sandbox::wait_until(10s, [this] { return is_idle(); }))
    throw sandbox::Failure("a client is still busy");
  postgres_.query("ledger", "TRUNCATE done, doomed");
}

void Ledger::enter(const std::string& step) const {
  postgres_.query("ledger", fmt::format("INSERT INTO done VALUES ('{}')", step));
}

std::map<std::string, int> Ledger::entries() const {
  if (!sandbox::wait_until(10s, [this] { return is_idle(); }))
    throw sandbox::Failure("a client is still busy");
  std::map<std::string, int> entries;
  for (const auto& row : postgres_.query("ledger", "SELECT step, count(*) FROM done GROUP BY step"))
    entries[row[0]] = std::stoi(row[1]);
  return entries;
}

bool Ledger::is_at_work_on(const std::string& word) const {
  return !postgres_
              .query("ledger", fmt::format("SELECT FROM pg_stat_activity WHERE usename = 'volaticloud' AND "
                                           "state = 'active' AND query LIKE '%{}%'",
                                           word))
              .empty();
}

bool Ledger::is_idle() const {
  return postgres_
      .query("ledger", "SELECT FROM pg_stat_activity WHERE datname = 'ledger' AND usename = 'volaticloud'")
      .empty();
}

}  // namespace drctl::faults
