#include <fmt/format.h>

#include <chrono>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "expression/whole_type.hpp"
#include "platform/file.hpp"
#include "report/plain_text.hpp"
#include "runbook/source_text.hpp"
#include "support/json_text.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

using expression::Expression;
using expression::Value;

struct EvalOptions {
  std::string expression, vars_file;
};

/// The error in a file of its own: the expression.
std::unexpected<Problem> placed(const std::shared_ptr<const Source>& source,
                                const std::vector<expression::Error>& errors) {
  Diagnostics found;
  for (const auto& error : errors)
    found.push_back({place_in(source, error.offset, error.length), error.message, error.help});
  return problem(std::move(found));
}

/// JSON knows no times: a text is one for `now`, as a run knows it. False when it is none.
bool set_clock(expression::Bindings& names) {
  const auto now = names.find("now");
  if (now == names.end()) return true;
  const auto at = now->second.string() == nullptr ? std::nullopt : from_rfc3339(*now->second.string());
  if (at) now->second = expression::to_timestamp(*at);
  return at.has_value();
}

OrProblem<expression::Bindings> read_vars(const std::string& file) {
  expression::Bindings names;
  if (file.empty()) return names;
  const auto text = read_file(file);
  if (!text) return problem(ExitStatus::bad_input, text.error());
  const auto source = std::make_shared<const Source>(Source{file, *text});
  const auto json = parse_json(*text);
  if (!json)
    return problem(Diagnostics{{place_in(source, json_error_offset(*text), 1), "this is no JSON", ""}});
  if (!json->is_object())
    return problem(Diagnostics{{place_in(source, 0, 1), "expected an object, whose keys are the names",
                                "like {\"result\": {\"status\": 200}}"}});
  for (const auto& [name, value] : json->items()) names.insert_or_assign(name, expression::from_json(value));
  if (!set_clock(names))
    return problem(
        Diagnostics{{place_in(source, 0, 1), "'now' must be a time", R"(like "2026-11-24T03:10:00Z")"}});
  return names;
}

/// As in a runbook: what is inside of a list or an object is known at run time only.
expression::Type declared(const Value& value) {
  using expression::Type;
  if (value.list()) return Type::list(Type::dyn());
  if (value.map()) return Type::map(Type::string(), Type::dyn());
  return expression::whole_type_of(value);
}

OrProblem<Value> evaluate(const std::string& text, const expression::Bindings& names) {
  const auto source = std::make_shared<const Source>(Source{"EXPR", text});
  const auto parsed = Expression::parse(text);
  if (!parsed) return placed(source, parsed.error());
  expression::Declarations declarations;
  for (const auto& [name, value] : names) declarations.emplace(name, declared(value));
  if (const auto type = parsed->check(declarations); !type) return placed(source, type.error());
  auto value = parsed->evaluate(names);
  if (!value) return placed(source, {value.error()});
  return *value;
}

std::string shown(const Value& value) {
  const bool quoted = value.string() != nullptr;
  using Json = nlohmann::json;
  return printable(quoted ? Json(*value.string()).dump(-1, ' ', false, Json::error_handler_t::replace)
                          : expression::to_text(value));
}

OrProblem<ExitStatus> eval(const EvalOptions& options, const Context&) {
  auto names = read_vars(options.vars_file);
  if (!names) return std::unexpected(names.error());
  names->emplace("now", expression::to_timestamp(std::chrono::system_clock::now()));
  const auto value = evaluate(options.expression, *names);
  if (!value) return std::unexpected(value.error());
  fmt::print("type   {}\nvalue  {}\n", to_string(expression::whole_type_of(*value)), shown(*value));
  return ExitStatus::success;
}

Action declare_eval(Arguments& arguments) {
  auto options = std::make_shared<EvalOptions>();
  arguments.positional("EXPR", options->expression, Arguments::Need::required,
                       "A CEL expression, without ${}");
  arguments.option("--vars", options->vars_file, "FILE.json",
                   "The names that it may use: a JSON object, a name a key");
  return action_of<EvalOptions>(eval, options);
}

constexpr const char* eval_lesson =
    "For authors: what `when`, `until`, `expect` and `capture` make of a result. Texts are shown quoted,\n"
    "bytes as base64. `now` is the present time unless the file gives it, as a\n"
    "text like \"2026-11-24T03:10:00Z\". Status 0, or 2 with the place of\n"
    "each error: of syntax, of names and types, or of the evaluation.\n"
    "\n"
    "Examples:\n"
    "  drctl eval '[3, 1, 2].exists(n, n > 2)'\n"
    "  drctl eval 'size(result.json.items) == 0' --vars result.json\n"
    "  drctl eval -- '-7 / 2'";

}  // namespace

const CommandRow eval_command = {"eval", "Evaluate an expression: its type and its value", eval_lesson,
                                 declare_eval};

}  // namespace drctl
