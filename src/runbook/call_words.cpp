#include "runbook/call_words.hpp"

namespace drctl {

const FieldValue::List* words_in(const CallText& call, std::string_view field) {
  const auto found = call.fields.find(std::string(field));
  return found == call.fields.end() ? nullptr : std::get_if<FieldValue::List>(&found->second.content);
}

std::string_view written_text(const FieldValue& word) {
  const auto* text = std::get_if<expression::Template>(&word.content);
  return text == nullptr ? std::string_view{} : text->text();
}

}  // namespace drctl
