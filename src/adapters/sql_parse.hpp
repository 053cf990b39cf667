#pragma once

#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace drctl {

/// The parse trees of the statements in `text`, an array of {"SelectStmt": {...}} and the like, in the JSON
/// form of libpg_query 15 (its protobuf names). On failure: what is wrong, "syntax error at or near "form"".
std::expected<nlohmann::json, std::string> parse_sql(std::string_view text);

}  // namespace drctl
