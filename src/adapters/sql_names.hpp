#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "adapters/sql_node.hpp"

namespace drctl {

/// Reading the parse trees of sql_parse.hpp: a field that is absent has its protobuf default.

std::string text_field(SqlNode node, std::string_view key);
bool flag_field(SqlNode node, std::string_view key);
std::int64_t number_field(SqlNode node, std::string_view key);
bool has_field(SqlNode node, std::string_view key);
/// The field as an array, or an empty one.
SqlList list_field(SqlNode node, std::string_view key);
/// The field as an object, or an empty one.
SqlNode node_field(SqlNode node, std::string_view key);

/// "schema.table" of a RangeVar.
std::string relation_name(SqlNode range_var);
/// "a, b.c" of a list whose elements are names in any of the shapes the grammar gives them: RangeVar, List of
/// String, String, TypeName, ObjectWithArgs, RoleSpec.
std::string object_names(SqlList list);
/// "OBJECT_FOREIGN_TABLE" -> "FOREIGN TABLE".
std::string object_kind(std::string_view constant);
/// The last part of a name, such as FuncCall's funcname.
std::string last_name(SqlList list);
/// Whether the list of DefElem has the option `name`, other than set to false, off or 0.
bool has_option(SqlList options, std::string_view name);

}  // namespace drctl
