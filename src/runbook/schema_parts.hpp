#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/adapter.hpp"
#include "runbook/keys.hpp"

/// What both schemas are made of. A scalar is a text, a number or a boolean for JSON Schema: drctl takes it
/// as what its place wants, however YAML would type it.
namespace drctl::schema {

using Json = nlohmann::ordered_json;

Json scalar();
Json expression();  ///< of CEL; not empty
Json truth();       ///< true or false
Json some_time();   ///< a duration, but not 0s
Json duration();
Json id();          ///< a-z, 0-9, -
Json identifier();  ///< a-z, 0-9, _
Json list_of(const Json& item);
/// The item, or a list of it.
Json one_or_more(const Json& item);
Json map_of(const Json& names, const Json& values);
Json reference(std::string_view definition);

/// What stands behind a key; a mapping or a list is any: whoever knows more says more.
Json value_of(const KeyText& key);
/// What stands behind a field of an adapter.
Json value_of(const Field& field);

/// An object with these properties only.
Json closed_object(Json properties, const std::vector<std::string>& required);
/// The same of a mapping of the language.
Json object_of(const std::vector<KeyText>& keys);
std::vector<std::string> required_of(const std::vector<KeyText>& keys);

}  // namespace drctl::schema
