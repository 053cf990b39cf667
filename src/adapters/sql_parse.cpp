#include "adapters/sql_parse.hpp"

#include <fmt/format.h>
#include <pg_query.h>

#include <utility>

namespace drctl {

namespace {

// The parser recurses without a limit of its own: a chain of 70,000 operators overflows a stack of 8 MiB. A
// chain takes at least two bytes a link, so this length is safe.
constexpr std::size_t longest_text = 64 * 1024;

struct ParseResult {
  explicit ParseResult(const std::string& text) : value(pg_query_parse(text.c_str())) {}
  ~ParseResult() { pg_query_free_parse_result(value); }
  ParseResult(const ParseResult&) = delete;
  ParseResult& operator=(const ParseResult&) = delete;
  PgQueryParseResult value;
};

// Moves: a copy of a tree recurses, and the tree can be deep.
nlohmann::json statements_of(nlohmann::json tree) {
  auto statements = nlohmann::json::array();
  for (auto& raw : tree["stmts"]) statements.push_back(std::move(raw["stmt"]));
  return statements;
}

}  // namespace

std::expected<nlohmann::json, std::string> parse_sql(std::string_view text) {
  if (text.size() > longest_text)
    return std::unexpected(fmt::format("it is longer than {} KiB", longest_text / 1024));
  if (text.find('\0') != text.npos) return std::unexpected("it holds a zero byte");
  ParseResult result{std::string(text)};
  if (result.value.error) return std::unexpected(result.value.error->message);
  auto tree = nlohmann::json::parse(result.value.parse_tree, nullptr, /*allow_exceptions=*/false);
  if (tree.is_discarded()) return std::unexpected("it is not UTF-8");
  return statements_of(std::move(tree));
}

}  // namespace drctl
