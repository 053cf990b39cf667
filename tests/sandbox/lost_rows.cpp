#include "sandbox/lost_rows.hpp"

#include <fmt/core.h>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

std::string count(const Postgres& postgres, const std::string& table) {
  return postgres.query("volaticloud", "SELECT count(*) FROM " + table)[0][0];
}

}  // namespace

std::string lose_bots(Sandbox& sandbox) {
  auto& postgres = sandbox.postgres();
  const auto bots = count(postgres, "bots"), backtests = count(postgres, "backtests");
  postgres.query("volaticloud", "DELETE FROM bots WHERE right(name, 1) IN ('3', '8')");
  return fmt::format("{} of {} bots are left, and {} of {} backtests", count(postgres, "bots"), bots,
                     count(postgres, "backtests"), backtests);
}

std::string lose_strategies(Sandbox& sandbox) {
  sandbox.postgres().query("volaticloud", "DROP TABLE strategies CASCADE");
  try {
    count(sandbox.postgres(), "strategies");
  } catch (const Failure& failure) {
    const std::string words = failure.what();
    return "strategies is gone: " + words.substr(0, words.find('\n'));
  }
  throw Failure("nothing is lost: the table strategies can still be read");
}

}  // namespace drctl::sandbox
