#include "cli/parser.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/version.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

namespace {

constexpr const char* teaches =
    "Start here:\n"
    "  drctl list                                   the runbooks that are here\n"
    "  drctl describe db-corruption                 what one does, and what it needs\n"
    "  drctl run db-corruption --env ENV --dry-run  every command and gate, nothing touched\n"
    "  drctl run db-corruption --env ENV            the recovery\n"
    "  drctl resume                                 go on with the run that was left\n"
    "\n"
    "Exit statuses: 0 success, 1 a step failed, 2 bad usage or runbook, 3 stopped by the operator,\n"
    "4 approval or decision needed and nobody to give it, 5 locked by another run, 6 a program is missing,\n"
    "7 the journal can't be written, 8 a target is another one, 9 taken over by somebody, 130 interrupted.\n"
    "After 1, 3, 4, 7 and 130: drctl resume.";

/// Expects one of the words; fails with a sentence behind CLI11's "--color: ".
CLI::Validator one_of(const std::vector<std::string>& words) {
  auto check = [words](const std::string& found) {
    return std::ranges::find(words, found) != words.end()
               ? std::string{}
               : fmt::format("expected {}, found '{}'", fmt::join(words, ", "), found);
  };
  return CLI::Validator(check, "");
}

/// `--sign-key "$UNSET"` must not do what leaving it out does.
std::string is_something(const std::string& value) {
  return value.empty() ? "it is empty: give it a value, or leave it out" : "";
}

/// Arguments, by CLI11. The only place that knows of it.
class Cli11Arguments final : public Arguments {
 public:
  explicit Cli11Arguments(CLI::App& app) : app_(app) {}
  void positional(const char* name, std::string& value, Need need, const char* help) override {
    auto* option = app_.add_option(name, value, help)->type_name("");
    if (need == Need::required) option->required();
  }
  void positional_choice(const char* name, std::string& value, const std::vector<std::string>& words,
                         const char* help) override {
    app_.add_option(name, value, help)->type_name("")->required()->check(one_of(words));
  }
  void positionals(const char* name, std::vector<std::string>& values, const char* help) override {
    app_.add_option(name, values, help)->type_name("");
  }
  void option(const char* names, std::string& value, const char* value_name, const char* help) override {
    app_.add_option(names, value, help)->type_name(value_name)->check(is_something);
  }
  void options(const char* names, std::vector<std::string>& values, const char* value_name,
               const char* help) override {
    app_.add_option(names, values, help)->type_name(value_name)->expected(1)->take_all();
  }
  void choice(const char* names, std::string& value, const std::vector<std::string>& words,
              const char* value_name, const char* help) override {
    app_.add_option(names, value, help)->type_name(value_name)->check(one_of(words));
  }
  void flag(const char* names, bool& value, const char* help) override { app_.add_flag(names, value, help); }

 private:
  CLI::App& app_;
};

std::vector<std::string> names_of_commands() {
  std::vector<std::string> names;
  for (const auto& command : commands()) names.emplace_back(command.name);
  return names;
}

/// Every --long option that the app (and the command at hand) knows.
std::vector<std::string> names_of_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string see_help(const CLI::App* command) {
  return command ? fmt::format("see drctl {} --help", command->get_name()) : "see drctl --help";
}

Misused unexpected_word(const std::string& word, const CLI::App& app, const CLI::App* command) {
  bool option = word.starts_with("-");
  auto known = option ? names_of_options(command ? *command : app) : names_of_commands();
  auto near = nearest(word.substr(0, word.find('=')), known);
  auto what = option ? "unknown option" : command ? "unexpected argument" : "unknown command";
  auto help = near && (option || !command) ? fmt::format("did you mean '{}'?", *near) : see_help(command);
  return {fmt::format("{} '{}'", what, word), help};
}

/// CLI11's own sentence, without its capitals and its dot-less endings.
std::string worded(std::string message) {
  std::ranges::replace(message, '\n', ' ');
  while (!message.empty() && message.back() == ' ') message.pop_back();
  return message;
}

/// "--var: 1 required NAME=VALUE missing", as CLI11 puts it.
Misused without_value(const std::string& message, const CLI::App* command) {
  return {message.substr(0, message.find(':')) + " needs a value behind it", see_help(command)};
}

/// The words that are neither an option that some command knows nor taken by one.
Misused misused(const CLI::App& app, const CLI::ParseError& error) {
  auto chosen = app.get_subcommands();
  const CLI::App* command = chosen.empty() ? nullptr : chosen.front();
  auto rest = app.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) && !rest.empty())
    return unexpected_word(rest.front(), app, command);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return without_value(error.what(), command);
  if (dynamic_cast<const CLI::RequiredError*>(&error) && !command) {
    if (!rest.empty()) return unexpected_word(rest.front(), app, nullptr);
    return {"no command was given", see_help(nullptr)};
  }
  return {worded(error.what()), see_help(command)};
}

struct Line {
  CLI::App app{"Carries out disaster-recovery runbooks, step by step, on real systems.", "drctl"};
  Context context;
  std::vector<std::pair<CLI::App*, Action>> actions;

  Line() {
    app.footer(teaches);
    app.set_help_flag("-h,--help", "Show this help");
    app.set_version_flag("--version", version_text(), "Show the version");
    app.require_subcommand(1);
    app.get_formatter()->label("Positionals", "Arguments");
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.get_formatter()->label("REQUIRED", "(required)");
    for (const auto& command : commands()) add(command);
  }

 private:
  void add(const CommandRow& command) {
    auto* app_of = app.add_subcommand(command.name, command.summary)->group("Commands");
    app_of->footer(command.lesson);
    Cli11Arguments arguments(*app_of);
    actions.emplace_back(app_of, command.declare(arguments));
    declare_common_options(arguments, context);
  }
};

}  // namespace

std::variant<Chosen, Answered, Misused> parse_command_line(const std::vector<std::string>& arguments) {
  Line line;
  try {
    auto words = std::vector<std::string>(arguments.rbegin(), arguments.rend() - (arguments.empty() ? 0 : 1));
    line.app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    return Answered{line.app.help()};  // of the command that was named, if one was
  } catch (const CLI::CallForVersion&) {
    return Answered{version_text() + "\n"};
  } catch (const CLI::ParseError& error) {
    return misused(line.app, error);
  }
  for (auto& [app, action] : line.actions)
    if (app->parsed()) return Chosen{std::move(action), line.context};
  return Misused{"no command was given", see_help(nullptr)};
}

}  // namespace drctl
