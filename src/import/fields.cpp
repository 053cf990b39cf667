#include "import/fields.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "import/recovery_times.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

struct FieldName {
  std::string_view name;
  FieldDraft RunbookDraft::* field;
};

constexpr std::array<FieldName, 11> field_names = {{{"impact", &RunbookDraft::impact},
                                                    {"customer impact", &RunbookDraft::impact},
                                                    {"symptoms", &RunbookDraft::impact},
                                                    {"severity", &RunbookDraft::severity},
                                                    {"priority", &RunbookDraft::severity},
                                                    {"rto", &RunbookDraft::rto},
                                                    {"recovery time objective", &RunbookDraft::rto},
                                                    {"rpo", &RunbookDraft::rpo},
                                                    {"recovery point objective", &RunbookDraft::rpo},
                                                    {"owner", &RunbookDraft::owner},
                                                    {"owners", &RunbookDraft::owner}}};

std::string_view without(std::string_view text, std::string_view marks) {
  while (!text.empty() && marks.contains(text.front())) text.remove_prefix(1);
  while (!text.empty() && marks.contains(text.back())) text.remove_suffix(1);
  return text;
}

/// "RTO" and "5-10 minutes": what stands before the colon, the bar of a row, or in bold.
std::pair<std::string, std::string> halves(const Prose& line) {
  const auto middle = line.text.find_first_of(":|");
  if (middle == line.text.npos) return {};
  return {lower(std::string(without(line.text.substr(0, middle), " *"))),
          std::string(without(line.text.substr(middle + 1), " "))};
}

const FieldName* name_of(const std::string& word) {
  const auto short_name = word.substr(0, word.find(" ("));
  const auto found = std::ranges::find(field_names, short_name, &FieldName::name);
  return found == field_names.end() ? nullptr : &*found;
}

/// "P0 (critical)" is P0; words stand for a level, too.
std::string severity_in(const std::string& text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words = {{{"critical", "P0"},
                                                                                   {"high", "P1"},
                                                                                   {"major", "P1"},
                                                                                   {"medium", "P2"},
                                                                                   {"minor", "P2"},
                                                                                   {"moderate", "P2"},
                                                                                   {"low", "P3"}}};
  for (const char level : std::string_view("0123"))
    if (text.contains(std::string("P") + level)) return std::string("P") + level;
  for (const auto& [word, level] : words)
    if (lower(text).contains(word)) return std::string(level);
  return {};
}

bool is_time(const FieldName& name) {
  return name.field == &RunbookDraft::rto || name.field == &RunbookDraft::rpo;
}

std::string value_of(const FieldName& name, const std::string& words) {
  if (is_time(name)) return duration_in(words).value_or("");
  return name.field == &RunbookDraft::severity ? severity_in(words) : words;
}

}  // namespace

bool is_field_name(const std::string& text) {
  return name_of(lower(std::string(without(text, " *")))) != nullptr;
}

bool is_field(const Prose& line) {
  const auto [word, value] = halves(line);
  return !value.empty() && name_of(word) != nullptr;
}

bool take_field(const Prose& line, RunbookDraft& draft) {
  if (!is_field(line)) return false;
  const auto [word, words] = halves(line);
  const auto& name = *name_of(word);
  auto& field = draft.*name.field;
  const auto value = value_of(name, words);
  if (value.empty() || !field.value.empty())
    draft.head.push_back("TODO: " + line.text);
  else
    field = {value, value == words ? "" : words};
  return true;
}

}  // namespace drctl
