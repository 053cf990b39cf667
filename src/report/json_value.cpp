#include "report/json_value.hpp"

#include <nlohmann/json.hpp>

#include "report/plain_text.hpp"

namespace drctl {
namespace {

using nlohmann::json;

// {"$timestamp": "..."} and {"$duration": "5s"}, as plan/variable_value.hpp keeps them.
const std::string* captured_text(const json& value) {
  if (!value.is_object() || value.size() != 1) return nullptr;
  const auto only = value.begin();
  const bool known = only.key() == "$timestamp" || only.key() == "$duration";
  return known ? only.value().get_ptr<const std::string*>() : nullptr;
}

}  // namespace

std::string value_text(const json& value) {
  if (const auto* text = value.get_ptr<const std::string*>()) return printable(*text);
  if (const auto* text = captured_text(value)) return printable(*text);
  return printable(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

std::string short_text(const json& value) { return fitted(value_text(value), 120); }

}  // namespace drctl
