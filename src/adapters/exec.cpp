#include "adapters/exec.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "support/shell_quote.hpp"
#include "support/utf8.hpp"

namespace drctl {
namespace {

using expression::Type;

class Exec final : public Adapter {
 public:
  explicit Exec(Processes& processes) : processes_(processes) {}

  std::expected<Preview, std::string> preview(const Call& call) const override {
    const auto command = command_of(call);
    if (command.argv.empty() || command.argv[0].empty()) return std::unexpected("the command is empty");
    const auto program = std::filesystem::path(command.argv[0]).filename().string();
    return Preview{.effect = Effect::destructive,
                   .reason = fmt::format("drctl can't know what {} does", program),
                   .command = shown(command),
                   .target = command.directory ? "this machine, in " + *command.directory : "this machine",
                   .target_name = program};
  }

  Outcome perform(const Call& call, Execution& execution) override {
    const auto command = command_of(call);
    if (command.argv.empty()) return {.end = End::could_not_start, .error = "the command is empty"};
    Children children(processes_, execution);
    const auto child = children.run(command, Narrate::all);
    auto outcome = children.unfinished(child, command.argv[0]).value_or(exited(child, command.argv[0]));
    outcome.result = {{"output", valid_utf8(child.out)},
                      {"error", valid_utf8(child.err)},
                      {"status", child.status},
                      {"json", json_or_null(child.out)}};
    return outcome;
  }

 private:
  static Command command_of(const Call& call) {
    Command command;
    command.argv = words_of(call, "command");
    command.input = text_of(call, "input");
    // Values may be secrets, so none is kept where it could be shown.
    for (auto& [name, value] : map_of(call, "environment")) command.secret_environment[name] = Secret(value);
    if (auto directory = text_of(call, "directory"); !directory.empty()) command.directory = directory;
    return command;
  }

  static std::string shown(const Command& command) {
    std::string line;
    for (const auto& [name, value] : command.secret_environment) line += name + "=... ";
    return line + shell_line(command.argv) + (command.input.empty() ? "" : " < input");
  }

  static Outcome exited(const ChildResult& child, const std::string& program) {
    if (child.status == 0) return {.end = End::succeeded};
    const auto said = tidy(child.err.empty() ? child.out : child.err);
    const auto status = fmt::format("{} exited with status {}", program, child.status);
    return {.end = End::failed, .error = said.empty() ? status : status + "\n" + last_lines(said, 10)};
  }

  Processes& processes_;
};

AdapterSpec exec_spec() {
  return {.name = "exec",
          .summary = "run a program of this machine",
          .target_kind = "",
          .shorthand = "command",
          .fields = {{"command",
                      FieldForm::words,
                      Field::Need::required,
                      "the program and its arguments; no shell",
                      {},
                      true},
                     {"input", FieldForm::text, Field::Need::optional, "its standard input"},
                     {"environment", FieldForm::map, Field::Need::optional, "variables added to drctl's own"},
                     {"directory", FieldForm::text, Field::Need::optional,
                      "where it runs; else where drctl does"}},
          .result = Type::object("exec result", {{"output", Type::string()},
                                                 {"error", Type::string()},
                                                 {"status", Type::integer()},
                                                 {"json", Type::dyn()}}),
          .timeout = std::chrono::minutes(5),
          .program = "",
          .effects = AdapterSpec::Effects::stated};
}

}  // namespace

AdapterRow exec_row() {
  return {exec_spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<Exec>(doors.processes);
          }};
}

}  // namespace drctl
