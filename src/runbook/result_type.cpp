#include "runbook/result_type.hpp"

namespace drctl {
namespace {

using expression::Type;

/// A text by each key of the mapping; nothing when its keys are known at run time only.
std::optional<Type> texts_by_key(const Field& field, const CallText& call) {
  const auto value = call.fields.find(field.name);
  std::map<std::string, Type> texts;
  if (value != call.fields.end()) {
    const auto* keys = std::get_if<FieldValue::Map>(&value->second.content);
    if (keys == nullptr) return std::nullopt;
    for (const auto& [key, prompt] : *keys) texts.emplace(key.text, Type::string());
  }
  return Type::object("'" + field.name + "'", std::move(texts));
}

}  // namespace

Type result_type(const AdapterSpec& adapter, const CallText& call) {
  auto fields = adapter.result.fields();
  bool is_narrower = false;
  for (const auto& field : adapter.fields) {
    const auto texts = field.answered_in.empty() ? std::nullopt : texts_by_key(field, call);
    if (!texts) continue;
    fields.insert_or_assign(field.answered_in, *texts);
    is_narrower = true;
  }
  return is_narrower ? Type::object(adapter.result.name(), std::move(fields)) : adapter.result;
}

}  // namespace drctl
