#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace drctl {

/// A column's value, as the server writes it in text format, by the OID of its type (pg_type.dat): bool,
/// int2, int4, int8, oid and float8, float4 become JSON's, json and jsonb their value, numeric a number when
/// it is a whole one of 64 bits. All else is text, also NaN and Infinity.
nlohmann::json sql_value(unsigned oid, std::string_view text);

}  // namespace drctl
