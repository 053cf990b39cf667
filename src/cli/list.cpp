#include <fmt/format.h>
#include <unistd.h>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/station.hpp"
#include "cli/workspace.hpp"
#include "report/runbook_text.hpp"
#include "runbook/read.hpp"

namespace drctl {

namespace {

RunbookRow row_of(const std::string& name, const std::filesystem::path& file) {
  auto source = load_source(file);
  if (!source) return {name, "", "can't be read: " + source.error().message};
  auto runbook = read_runbook(*source, adapter_specs());
  if (!runbook) return {name, "", "has errors: drctl validate " + file.string()};
  return {name, runbook->severity, runbook->title};
}

ExitStatus list_environments() {
  for (const auto& [name, file] : library().environments()) fmt::print("{}  {}\n", name, file.string());
  return ExitStatus::success;
}

ExitStatus list_runbooks(const Context& context) {
  std::vector<RunbookRow> rows;
  for (const auto& [name, file] : library().runbooks()) rows.push_back(row_of(name, file));
  if (rows.empty()) {
    Problem none{ExitStatus::bad_input, "no runbooks in ./runbooks, $DRCTL_RUNBOOKS or the installed folder",
                 "start drctl where the folder 'runbooks' is"};
    return print_problem(none, context);
  }
  fmt::print("{}", runbooks_text(rows, Style(appearance(context, STDOUT_FILENO))));
  return ExitStatus::success;
}

Action declare_list(Arguments& arguments) {
  auto environments = std::make_shared<bool>(false);
  arguments.flag("--environments", *environments, "List the environments instead");
  return [environments](const Context& context) {
    return *environments ? list_environments() : list_runbooks(context);
  };
}

}  // namespace

const CommandRow list_command = {
    "list", "List the runbooks that are here",
    "Looks in ./runbooks, in the folders of $DRCTL_RUNBOOKS (':' between them), and in the\n"
    "installed folder.",
    declare_list};

}  // namespace drctl
