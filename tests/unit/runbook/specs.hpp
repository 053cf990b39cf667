#pragma once

#include <fmt/format.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "drctl/adapter.hpp"
#include "runbook/include_graph.hpp"
#include "runbook/read.hpp"

namespace drctl {

/// A few adapters, one of each shape.
inline const std::vector<AdapterSpec>& specs() {
  using expression::Type;
  using Need = Field::Need;
  static const auto command = Type::object(
      "result", {{"output", Type::string()}, {"json", Type::dyn()}, {"status", Type::integer()}});
  static const std::vector<AdapterSpec> all = {
      {"sql",
       "runs SQL",
       "postgres",
       "query",
       {{"query", FieldForm::sql, Need::required, "one statement"},
        {"database", FieldForm::text, Need::optional, "another database"}},
       Type::object("result", {{"rows", Type::list(Type::map(Type::string(), Type::dyn()))},
                               {"row_count", Type::integer()}})},
      {"kubectl",
       "runs kubectl",
       "kubernetes",
       "args",
       {{"args", FieldForm::words, Need::required, "the command line", {}, true},
        {"input", FieldForm::text, Need::optional, "standard input"}},
       command},
      {"pg_restore",
       "restores",
       "postgres",
       "",
       {{"dump", FieldForm::text, Need::required, "the dump"},
        {"action", FieldForm::text, Need::optional, "what to do", {"verify", "restore"}},
        {"require", FieldForm::list, Need::optional, "tables"}},
       Type::object("result", {{"created_at", Type::string()}})},
      {"http",
       "asks",
       "",
       "request",
       {{"request", FieldForm::words, Need::optional, "GET URL"},
        {"headers", FieldForm::map, Need::optional, "headers"},
        {"json", FieldForm::value, Need::optional, "a body"},
        {"status", FieldForm::integer, Need::optional, "the expected status"},
        {"follow", FieldForm::boolean, Need::optional, "redirects"},
        {"wait", FieldForm::duration, Need::optional, "a pause"}},
       Type::object("result", {{"status", Type::integer()}, {"body", Type::string()}})},
      {"manual",
       "asks a person",
       "",
       "instructions",
       {{"instructions", FieldForm::text, Need::required, "what to do"},
        {.name = "ask", .form = FieldForm::map, .summary = "what to ask", .answered_in = "values"}},
       Type::object("result", {{"values", Type::map(Type::string(), Type::string())}})},
      {"exec",
       "runs a program",
       "",
       "command",
       {{"command", FieldForm::words, Need::required, "the program", {}, true}},
       command,
       std::chrono::seconds(60),
       "",
       false,
       AdapterSpec::Effects::stated},
      {"notify",
       "tells people",
       "channel",
       "text",
       {{"text", FieldForm::text, Need::required, "what to tell", {}, false, true}},
       Type::object("result", {{"tries", Type::integer()}}),
       std::chrono::seconds(30),
       "",
       false,
       AdapterSpec::Effects::inferred,
       false},
  };
  return all;
}

inline std::shared_ptr<const Source> source_of(const std::string& text, const std::string& path = "x.yaml") {
  return std::make_shared<const Source>(Source{path, text});
}

/// A line a finding: "LINE:COLUMN+LENGTH MESSAGE | HELP", and "  LINE:COLUMN MESSAGE" for each related place.
inline std::string text_of(const Diagnostics& diagnostics) {
  std::string text;
  for (const auto& found : diagnostics) {
    text += fmt::format("{}:{}+{} {}{}{}\n", found.place.line, found.place.column, found.place.length,
                        found.message, found.help.empty() ? "" : " | ", found.help);
    for (const auto& related : found.related)
      text += fmt::format("  {}:{} {}\n", related.place.line, related.place.column, related.message);
  }
  return text;
}

/// What is wrong with how the runbook is written.
inline std::string complaints(const std::string& yaml) {
  const auto runbook = read_runbook(source_of(yaml), specs());
  return runbook ? "" : text_of(runbook.error());
}

/// What is wrong with the runbook `text`, which may include `others`, by name. Of several files each finding
/// begins with its file's path.
inline std::string verdict(const std::string& text, const std::map<std::string, std::string>& others = {}) {
  const auto find = [&](const std::string& name) -> std::expected<std::shared_ptr<const Source>, Diagnostic> {
    if (const auto found = others.find(name); found != others.end())
      return source_of(found->second, name + ".yaml");
    return std::unexpected(Diagnostic{{.source = source_of("", name + ".yaml")}, "no such file"});
  };
  const auto loaded = load_checked(source_of(text), specs(), find);
  if (loaded) return "";
  std::string all;
  for (const auto& found : loaded.error())
    all += (others.empty() ? "" : found.place.source->path + ":") + text_of({found});
  return all;
}

}  // namespace drctl
