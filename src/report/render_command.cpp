#include "report/render_command.hpp"

#include <fmt/format.h>

#include "adapters/http_curl.hpp"
#include "adapters/probe_line.hpp"
#include "report/markdown.hpp"

namespace drctl {

namespace {

/// The command, and what it reads from a file `input`.
std::string program_text(const Prepared& prepared) {
  auto text = markdown_code(prepared.preview.command, "sh");
  const auto input = prepared.call.arguments.find("input");
  if (input != prepared.call.arguments.end() && input->is_string() &&
      !input->get_ref<const std::string&>().empty())
    text += "\nThe file `input` holds:\n\n" + markdown_code(input->get<std::string>());
  return text;
}

/// The expressions of the template, in the order in which they are bound: "${bots}".
std::vector<std::string> expressions_in(const FieldValue& field) {
  std::vector<std::string> found;
  if (const auto* text = std::get_if<expression::Template>(&field.content))
    for (const auto& piece : text->pieces())
      if (const auto* bound = std::get_if<expression::Expression>(&piece.content))
        found.push_back("${" + bound->text() + "}");
  return found;
}

/// As it is typed in the place of a parameter; all but numbers, truth and null is text to PostgreSQL.
std::string sql_literal(const nlohmann::json& value) {
  if (value.is_primitive() && !value.is_string()) return value.dump();
  std::string literal = "'";
  for (const char c : value.is_string() ? value.get<std::string>() : value.dump())
    literal += c == '\'' ? "''" : std::string(1, c);
  return literal + "'";
}

/// "$1 is ${bots}: 'a b'"; a value that is not known yet is left to whoever reads it, by its name.
std::string parameter_text(std::size_t number, const std::string& written, const nlohmann::json& value) {
  const auto known = value.is_null() ? "" : ": " + markdown_word(sql_literal(value));
  return fmt::format("\n`${}` is {}{}.\n", number, markdown_word(written), known);
}

std::string sql_text(const nlohmann::json& query, const FieldValue& field) {
  auto text = markdown_code(query.value("text", ""), "sql");
  const auto values = query.value("params", nlohmann::json::array());
  const auto written = expressions_in(field);
  for (std::size_t at = 0; at < std::min(values.size(), written.size()); ++at)
    text += parameter_text(at + 1, written[at], values[at]);
  return text;
}

}  // namespace

std::string render_command(const Prepared& prepared, const CallText& call) {
  const auto& arguments = prepared.call.arguments;
  if (call.adapter.text == "http")
    if (const auto request = http_request_of(arguments)) return markdown_code(curl_line(*request), "sh");
  if (call.adapter.text == "probe")
    if (const auto probe = probe_call_of(prepared.call)) return markdown_code(probe_line(*probe), "sh");
  const auto query = arguments.find("query");
  if (query == arguments.end() || !query->is_object()) return program_text(prepared);
  return sql_text(*query, call.fields.at("query"));
}

}  // namespace drctl
