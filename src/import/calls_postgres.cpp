#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "import/calls.hpp"
#include "import/program_flags.hpp"
#include "import/script.hpp"
#include "support/ascii.hpp"
#include "support/contains.hpp"

// psql, pg_dump and pg_restore: where they connect to is the environment's to say, the rest is the step's.
namespace drctl {
namespace {

using Map = YamlPart::Map;

std::vector<KnownFlag> with_connection(std::vector<KnownFlag> flags) {
  const std::vector<KnownFlag> connection = {
      {"h", "host", true},         {"p", "port", true},      {"U", "username", true}, {"d", "dbname", true},
      {"w", "no-password", false}, {"W", "password", false}, {"v", "verbose", false}};
  flags.insert(flags.end(), connection.begin(), connection.end());
  return flags;
}

/// How the document tells which database is meant.
TargetDraft target_in(const ProgramFlags& flags) {
  std::string hint;
  for (const auto* name : {"h", "p", "U", "d"})
    if (flags.has(name)) hint += fmt::format("{}-{} {}", hint.empty() ? "" : " ", name, flags.value(name));
  return {"postgres", hint, flags.value("d")};
}

CallDraft postgres_call(Map keys, std::vector<VariableDraft> variables, const ShellCommand& command,
                        const ProgramFlags& flags) {
  return {std::move(keys), std::move(variables), target_in(flags), {was(command)}};
}

bool is_query(std::string_view statement) {
  return statement.starts_with("SELECT") || statement.starts_with("SHOW") || statement.starts_with("select");
}

YamlPart::List texts(const std::vector<std::string>& values, std::vector<VariableDraft>& variables) {
  YamlPart::List list;
  for (const auto& value : values) {
    auto open = interpolated(value);
    add_variables(variables, open.variables);
    list.push_back({.content = std::move(open.text)});
  }
  return list;
}

const VariableDraft dump_file = {"dump_file", "path", "where the new dump goes"};

/// A name that a shell would make, of the date, is left to whoever runs it.
OpenText file_of(const ShellCommand& command, const ProgramFlags& flags) {
  const auto file = flags.has("f") ? flags.value("f") : command.output_file();
  const bool is_made = file.find_first_of("$`*~") != file.npos;
  return is_made ? OpenText{"${" + dump_file.name + "}", {dump_file}} : interpolated(file);
}

/// Only what stands behind -f may need a shell.
bool is_dump_alone(const ShellCommand& command) {
  const auto symbols = std::ranges::count(command.tokens, ShellToken::Kind::symbol, &ShellToken::kind);
  const auto expanding = std::ranges::count(command.tokens, true, &ShellToken::expands);
  return symbols == (command.output_file().empty() ? 0 : 1) && expanding <= 1;
}

ShellCommand without_redirection(const ShellCommand& command) {
  return command.output_file().empty() ? command : ShellCommand(command.text_from(0));
}

/// psql's own commands that only list: "\\dt", "\\l+".
bool only_lists(std::string_view statement) {
  const auto is_fit = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '+'; };
  return (statement.starts_with("\\d") || statement.starts_with("\\l")) &&
         std::ranges::all_of(statement.substr(1), is_fit);
}

std::optional<ProgramFlags> psql_flags(const ShellCommand& command) {
  return flags_of(command, with_connection({{"c", "command", true},
                                            {"A", "no-align", false},
                                            {"t", "tuples-only", false},
                                            {"q", "quiet", false},
                                            {"x", "expanded", false},
                                            {"X", "no-psqlrc", false}}));
}

/// A statement that acts on those behind it in its session; a step has a session of its own.
bool belongs_to_others(std::string_view statement) {
  constexpr std::array<std::string_view, 9> words = {"BEGIN",     "START", "COMMIT",  "END",    "ROLLBACK",
                                                     "SAVEPOINT", "SET",   "PREPARE", "DECLARE"};
  const auto first = upper(std::string(statement.substr(0, statement.find_first_of(" \t\n;"))));
  return contains(words, std::string_view(first));
}

CallDraft listing(const ShellCommand& command) {
  auto open = interpolated(command.text);
  return {{{"exec", command_part(open.text)},
           {"effect", {.content = "read"}},
           {"effect_reason", {.content = "psql only lists what is there"}},
           {"show", {.content = "text"}}},
          std::move(open.variables)};
}

}  // namespace

std::optional<PsqlInput> psql_heredoc(const ShellCommand& command) {
  const auto heredoc = heredoc_of(command);
  if (command.word(0) != "psql" || !heredoc) return std::nullopt;
  const auto flags = psql_flags(ShellCommand(heredoc->head));
  const auto statements = sql_script(heredoc->body, 1);
  if (!flags || flags->has("c") || statements.empty() ||
      std::ranges::any_of(statements, [](const auto& each) { return belongs_to_others(each.command); }))
    return std::nullopt;
  return PsqlInput{target_in(*flags), heredoc->head, heredoc->body};
}

CallDraft sql_call(std::string_view statement) {
  auto open = interpolated_sql(statement);
  CallDraft call{
      {{"sql", {.content = std::move(open.text)}}}, std::move(open.variables), {.kind = "postgres"}};
  if (is_query(statement)) call.keys.push_back({"show", {.content = "table"}});
  return call;
}

CallDrafts psql_calls(const ShellCommand& command) {
  const auto flags = psql_flags(command);
  if (!flags || command.needs_shell || flags->values("c").size() != 1) return {};
  const auto statement = flags->value("c");
  if (only_lists(statement)) return {listing(command)};
  if (statement.starts_with('\\') || sql_script(statement, 1).size() != 1) return {};
  auto call = sql_call(statement);
  call.target = target_in(*flags);
  call.comments = {was(command)};
  return {std::move(call)};
}

CallDrafts pg_dump_calls(const ShellCommand& command) {
  const auto flags =
      flags_of(without_redirection(command),
               with_connection({{"f", "file", true}, {"F", "format", true}, {"t", "table", true}}));
  if (!flags || !is_dump_alone(command) || (!flags->has("f") && command.output_file().empty())) return {};
  auto file = file_of(command, *flags);
  if (!flags->has("t"))
    return {postgres_call({{"pg_dump", {.content = file.text}}}, file.variables, command, *flags)};
  auto tables = texts(flags->values("t"), file.variables);
  Map fields = {{"file", {.content = file.text}},
                {"tables", {.content = std::move(tables), .style = YamlPart::Style::flow}}};
  return {postgres_call({{"pg_dump", {.content = std::move(fields)}}}, file.variables, command, *flags)};
}

CallDrafts pg_restore_calls(const ShellCommand& command) {
  const auto flags = flags_of(command, with_connection({{"l", "list", false},
                                                        {"t", "table", true},
                                                        {"F", "format", true},
                                                        {"j", "jobs", true},
                                                        {"c", "clean", false},
                                                        {"C", "create", false},
                                                        {"e", "exit-on-error", false},
                                                        {"1", "single-transaction", false}}));
  if (!flags || command.needs_shell || flags->positionals.size() != 1) return {};
  auto dump = interpolated(flags->positionals.front());
  Map fields;
  if (flags->has("l")) fields.push_back({"action", {.content = "verify"}});
  if (flags->has("t")) fields.push_back({"action", {.content = "beside"}});
  fields.push_back({"dump", {.content = dump.text}});
  auto tables = texts(flags->values("t"), dump.variables);
  if (!tables.empty())
    fields.push_back({"tables", {.content = std::move(tables), .style = YamlPart::Style::flow}});
  YamlPart part{.content = dump.text};
  if (fields.size() > 1) part.content = std::move(fields);
  auto call = postgres_call({{"pg_restore", std::move(part)}}, dump.variables, command, *flags);
  if (flags->has("t"))
    call.comments.push_back(
        "TODO: the tables come into a schema beside; what is missing is for a step of yours to insert");
  else if (!flags->has("l"))
    call.comments.push_back(
        "the dump takes the place of the whole database: it is not added to what is there");
  return {std::move(call)};
}

}  // namespace drctl
