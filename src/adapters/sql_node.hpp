#pragma once

#include <simdjson.h>

namespace drctl {

/// A part of the parse tree of SQL, in the JSON form of libpg_query 15 (its protobuf names): an object such
/// as
/// {"SelectStmt": {...}}, an array, a text, a number or a flag. A view, as long as its SqlTree lives.
using SqlNode = simdjson::dom::element;
using SqlList = simdjson::dom::array;

}  // namespace drctl
