#pragma once

#include <variant>

#include "runbook/runbook.hpp"

namespace drctl {

/// Calls `visit` with each text of the field, those in its lists and mappings too: the part of the field that
/// it is, and its template.
template <class Visit>
void each_text(const FieldValue& value, const Visit& visit) {
  if (const auto* text = std::get_if<expression::Template>(&value.content)) visit(value, *text);
  if (const auto* list = std::get_if<FieldValue::List>(&value.content))
    for (const auto& item : *list) each_text(item, visit);
  if (const auto* map = std::get_if<FieldValue::Map>(&value.content))
    for (const auto& [key, item] : *map) each_text(item, visit);
}

}  // namespace drctl
