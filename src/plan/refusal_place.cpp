#include "plan/refusal_place.hpp"

#include <optional>
#include <string>
#include <vector>

#include "runbook/field_texts.hpp"

namespace drctl {

namespace {

/// What stands between the first two backticks; or quotation marks, which is what PostgreSQL writes.
std::string_view quoted(std::string_view message) {
  const auto begin = message.find_first_of("`\"");
  if (begin == std::string_view::npos) return {};
  const auto end = message.find(message[begin], begin + 1);
  return end == std::string_view::npos ? "" : message.substr(begin + 1, end - begin - 1);
}

/// `get -w/--watch` as --watch, -w, get: the last says most.
std::vector<std::string_view> words_from_last(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto gap = text.find_last_of(" /=");
    words.push_back(text.substr(gap + 1));  // npos + 1 is the beginning
    text = gap == std::string_view::npos ? "" : text.substr(0, gap);
  }
  return words;
}

bool is_end(std::string_view text, std::size_t at) {
  return at >= text.size() || std::string_view(" =\t\n,;()'\"").contains(text[at]);
}

/// Where the whole word stands in the text.
std::optional<std::size_t> find_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    if ((at == 0 || is_end(text, at - 1)) && is_end(text, at + word.size())) return at;
  return std::nullopt;
}

std::optional<Place> place_of_word(const CallText& call, std::string_view word) {
  std::optional<Place> place;
  for (const auto& [name, field] : call.fields)
    each_text(field, [&](const FieldValue& part, const expression::Template&) {
      const auto at = find_word(part.text.text(), word);
      if (at && !place) place = part.text.place(*at, word.size());
    });
  return place;
}

}  // namespace

Place refusal_place(const CallText& call, std::string_view message) {
  if (const auto field = call.fields.find(std::string(quoted(message))); field != call.fields.end())
    return field->second.place;
  for (const auto word : words_from_last(quoted(message)))
    if (const auto place = word.empty() ? std::nullopt : place_of_word(call, word)) return *place;
  return call.fields.size() == 1 ? call.fields.begin()->second.place : call.place;
}

}  // namespace drctl
