#include "adapters/sql_look.hpp"

namespace drctl {
namespace {

/// Without SQLSTATE and place: that is one in the query that looks.
std::unexpected<std::string> words_of(const SqlFailure& failure) {
  const auto line = failure.error.substr(0, failure.error.find('\n'));
  return std::unexpected(line.substr(0, line.find(" (SQLSTATE")));
}

}  // namespace

std::expected<nlohmann::json, std::string> look(const SqlLogin& login, SqlStatement query,
                                                Execution& execution) {
  Deadline deadline(execution.timeout);
  Limits limits{execution.cancel, deadline};
  query.access = Access::read_only;
  auto session = SqlSession::connect(login, limits, execution.narration);
  if (!session) return words_of(session.error());
  auto result = session->run(query, limits);
  if (!result) return words_of(result.error());
  return std::move((*result)["rows"]);
}

}  // namespace drctl
