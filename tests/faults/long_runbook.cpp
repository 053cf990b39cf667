#include "faults/long_runbook.hpp"

#include <fmt/core.h>

#include "sandbox/text_file.hpp"

namespace drctl::faults {
namespace {

constexpr auto environment = R"(environment: ledger
targets:
  database:
    kind: postgres
    host: 127.0.0.1
    port: {port}
    database: ledger
    user: volaticloud
    password: {{file: database-password}}
)";

constexpr auto statement = R"(    sql: |
      WITH gone AS (DELETE FROM doomed WHERE step = '{id}') INSERT INTO done VALUES ('{id}')
)";

constexpr auto check = R"(    check:
      sql: SELECT count(*) AS n FROM done WHERE step = '{id}'
      expect: result.rows[0].n > 0
)";

constexpr auto program = R"yaml(    exec:
      command: >-
        psql --no-psqlrc --quiet --host 127.0.0.1 --port {port} --username volaticloud --dbname ledger
        --command "INSERT INTO done VALUES ('{id}')"
      environment: {{PGPASSFILE: "{passwords}"}}
    effect: destructive
    effect_reason: it writes
)yaml";

constexpr auto reading = R"(    sql: SELECT count(*) AS n FROM done
    capture: {{seen_{id}: "result.rows[0].n"}}
    expect: result.rows[0].n > {before}
)";

}  // namespace

LongRunbook::LongRunbook(const Ledger& ledger, int steps)
    : file_(ledger.folder() / fmt::format("long-{}.yaml", steps)) {
  auto text =
      fmt::format("runbook: long-{}\ntitle: Many steps\ntargets: {{database: postgres}}\nsteps:\n", steps);
  for (int number = 1; number <= steps; ++number) text += step(ledger, number);
  sandbox::write_text(file_, text);
  sandbox::write_text(ledger.folder() / "environment.yaml",
                      fmt::format(environment, fmt::arg("port", ledger.port())));
}

std::string LongRunbook::step(const Ledger& ledger, int number) {
  const auto id = fmt::format("s{}", number);
  const auto fill = [&](const char* form) {
    return fmt::format(fmt::runtime(form), fmt::arg("id", id), fmt::arg("port", ledger.port()),
                       fmt::arg("passwords", ledger.password_file().string()),
                       fmt::arg("before", number > 4 ? fmt::format("seen_s{}", number - 4) : "0"));
  };
  const auto head = fmt::format("  - id: {}\n    title: Step {}\n", id, number);
  if (number % 4 == 0) return head + fill(reading);
  changes_.push_back(id);
  if (number % 4 == 1) return head + fill(statement);
  return head + (number % 4 == 2 ? fill(statement) + fill(check) : fill(program));
}

std::vector<std::string> LongRunbook::approvals() const {
  std::vector<std::string> words;
  for (const auto& id : changes_) words.insert(words.end(), {"--approve", id});
  return words;
}

}  // namespace drctl::faults
