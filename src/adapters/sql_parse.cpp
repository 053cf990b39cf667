#include "adapters/sql_parse.hpp"

#include <fmt/format.h>
#include <pg_query.h>

#include "adapters/sql_names.hpp"

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

// Nearly no tree is deeper than simdjson reads at once. The deepest are as deep as the text is long, a few
// times over.
simdjson::error_code read_tree(simdjson::dom::parser& parser, std::string_view tree, SqlNode& root) {
  const auto error = parser.parse(tree.data(), tree.size()).get(root);
  if (error != simdjson::DEPTH_ERROR) return error;
  if (const auto full = parser.allocate(tree.size(), tree.size())) return full;
  return parser.parse(tree.data(), tree.size()).get(root);
}

}  // namespace

std::expected<SqlTree, std::string> parse_sql(std::string_view text) {
  if (text.size() > longest_text)
    return std::unexpected(fmt::format("it is longer than {} KiB", longest_text / 1024));
  if (text.find('\0') != text.npos) return std::unexpected("it holds a zero byte");
  ParseResult result{std::string(text)};
  if (result.value.error) return std::unexpected(result.value.error->message);
  SqlTree tree;
  tree.parser_ = std::make_unique<simdjson::dom::parser>();
  SqlNode root;
  if (read_tree(*tree.parser_, result.value.parse_tree, root) != simdjson::SUCCESS)
    return std::unexpected("it is not UTF-8");
  for (const auto raw : list_field(root, "stmts")) tree.statements_.push_back(node_field(raw, "stmt"));
  return tree;
}

}  // namespace drctl
