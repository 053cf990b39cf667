#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sql_node.hpp"

namespace drctl {

/// The parse trees of the statements in a text.
class SqlTree {
 public:
  /// Each {"SelectStmt": {...}} or the like.
  const std::vector<SqlNode>& statements() const { return statements_; }

 private:
  friend std::expected<SqlTree, std::string> parse_sql(std::string_view text);
  std::unique_ptr<simdjson::dom::parser> parser_;  ///< it holds what the nodes view
  std::vector<SqlNode> statements_;
};

/// On failure: what is wrong, "syntax error at or near "form"".
std::expected<SqlTree, std::string> parse_sql(std::string_view text);

}  // namespace drctl
