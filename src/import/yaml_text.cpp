#include "import/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

namespace drctl {
namespace {

using Style = YamlPart::Style;

enum class Within { block, flow };

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; }

bool has_control(std::string_view text) { return std::ranges::any_of(text, is_control); }

bool is_plain(std::string_view text, Within within) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`~").contains(text.front())) return false;
  if (text.contains(": ") || text.contains(" #") || has_control(text)) return false;
  return within == Within::block || text.find_first_of(",[]{}:#") == text.npos;
}

std::string doubly_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else if (static_cast<unsigned char>(c) < ' ')
      quoted += fmt::format("\\x{:02X}", c);
    else
      quoted += c;
  }
  return quoted + '"';
}

std::string singly_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + '\'';
}

std::string scalar(std::string_view text, Within within) {
  if (has_control(text)) return doubly_quoted(text);
  if (is_plain(text, within)) return std::string(text);
  const bool has_quotes = text.contains('"') || text.contains('\\');
  return has_quotes ? singly_quoted(text) : doubly_quoted(text);
}

std::string flow(const YamlPart& part) {
  if (const auto* text = std::get_if<std::string>(&part.content)) return scalar(*text, Within::flow);
  std::string inside;
  const auto add = [&](const std::string& item) { inside += (inside.empty() ? "" : ", ") + item; };
  if (const auto* list = std::get_if<YamlPart::List>(&part.content)) {
    for (const auto& item : *list) add(flow(item));
    return "[" + inside + "]";
  }
  for (const auto& [key, value] : std::get<YamlPart::Map>(part.content)) add(key + ": " + flow(value));
  return "{" + inside + "}";
}

/// The text's lines, each indented; empty ones stay empty.
std::string indented(const std::string& text, std::size_t indent) {
  std::string result, line;
  for (std::istringstream lines(text); std::getline(lines, line);)
    result += (line.empty() ? "" : std::string(indent, ' ')) + line + "\n";
  return result;
}

/// A block begins with a blank or a line end, or ends with several: then only quotes keep it.
bool fits_block(std::string_view text) {
  return text.contains('\n') && text.front() != ' ' && text.front() != '\n' && !text.ends_with("\n\n") &&
         !text.contains(" \n") &&
         std::ranges::none_of(text, [](char c) { return c != '\n' && is_control(c); });
}

/// The remark, which stays on its line.
std::string behind(const YamlPart& part) {
  auto remark = part.remark;
  std::erase_if(remark, is_control);
  return remark.empty() ? "" : "  # " + remark;
}

std::string text_behind_key(const YamlPart& part, const std::string& text, std::size_t indent) {
  const auto remark = behind(part);
  if (!fits_block(text)) return " " + scalar(text, Within::block) + remark + "\n";
  const std::string head = part.style == Style::folded ? ">-" : text.ends_with('\n') ? "|" : "|-";
  return " " + head + remark + "\n" + indented(text, indent + 2);
}

std::string list_behind_key(const YamlPart::List& list, std::size_t indent) {
  std::string result = "\n";
  for (const auto& item : list) {
    result += (item.is_apart ? "\n" : "") + yaml_comments(item.comments, indent + 2);
    const std::string blanks(indent + 2, ' ');
    if (const auto* map = std::get_if<YamlPart::Map>(&item.content); map && item.style == Style::block)
      result += blanks + "- " + yaml_text(*map, indent + 4).substr(indent + 4);
    else if (const auto* text = std::get_if<std::string>(&item.content))
      result += blanks + "-" + text_behind_key(item, *text, indent + 2);
    else
      result += blanks + "- " + flow(item) + "\n";
  }
  return result;
}

std::string behind_key(const YamlPart& part, std::size_t indent) {
  if (const auto* text = std::get_if<std::string>(&part.content)) return text_behind_key(part, *text, indent);
  if (part.style == Style::flow) return " " + flow(part) + behind(part) + "\n";
  if (const auto* list = std::get_if<YamlPart::List>(&part.content)) return list_behind_key(*list, indent);
  return "\n" + yaml_text(std::get<YamlPart::Map>(part.content), indent + 2);
}

}  // namespace

std::string yaml_text(const YamlPart::Map& map, std::size_t indent) {
  std::string result;
  for (const auto& [key, value] : map) {
    result += (value.is_apart ? "\n" : "") + yaml_comments(value.comments, indent);
    result += std::string(indent, ' ') + key + ":" + behind_key(value, indent);
  }
  return result;
}

std::string yaml_comments(const std::vector<std::string>& lines, std::size_t indent) {
  std::string result;
  for (const auto& line : lines) {
    std::istringstream parts(line.empty() ? "\n" : line);
    for (std::string part; std::getline(parts, part);) {
      std::erase_if(part, is_control);
      result += std::string(indent, ' ') + (part.empty() ? "#" : "# " + part) + "\n";
    }
  }
  return result;
}

}  // namespace drctl
