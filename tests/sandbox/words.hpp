#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace drctl::sandbox {

/// What a failure says last: of a program's narration, its error.
inline std::string last_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

/// The text as a string of JSON, and so of YAML.
inline std::string quoted(const std::string& text) { return nlohmann::json(text).dump(); }

/// Puts `value` where `mark` stands, which must be there.
inline void replace(std::string& text, const std::string& mark, const std::string& value) {
  text.replace(text.find(mark), mark.size(), value);
}

/// The text with `to` wherever `from` stands.
inline std::string with_all_replaced(std::string text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace drctl::sandbox
