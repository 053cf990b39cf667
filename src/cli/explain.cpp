#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "runbook/codes.hpp"
#include "support/ascii.hpp"

namespace drctl {

namespace {

ExitStatus list_codes() {
  for (const auto& row : codes_table())
    fmt::print("{}  {:<7}  {}\n", row.code, to_string(row.severity), row.summary);
  return ExitStatus::success;
}

/// Markdown as a person reads it on a terminal: code stands indented, without its fences.
std::string readable(std::string_view markdown) {
  std::string text;
  bool code = false;
  for (const auto part : std::views::split(markdown, '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (line.starts_with("```"))
      code = !code;
    else
      text += fmt::format("{}{}\n", code && !line.empty() ? "    " : "", line);
  }
  return text;
}

void print_code(const CodeRow& row) {
  fmt::print("{} ({}): {}\n\n{}", row.code, to_string(row.severity), row.summary, readable(row.markdown));
}

OrProblem<ExitStatus> explain(const std::string& name, const Context&) {
  if (name.empty()) return list_codes();
  const auto row = std::ranges::find(codes_table(), upper(name), &CodeRow::code);
  if (row == codes_table().end())
    return problem(ExitStatus::bad_input, fmt::format("there is no code '{}'", name),
                   "drctl explain lists them");
  print_code(*row);
  return ExitStatus::success;
}

Action declare_explain(Arguments& arguments) {
  auto code = std::make_shared<std::string>();
  arguments.positional("CODE", *code, Arguments::Need::optional,
                       "The code of a finding, like E0201 (default: list them)");
  return action_of<std::string>(explain, code);
}

}  // namespace

const CommandRow explain_command = {"explain", "Explain what a finding of validate means",
                                    "Examples:\n  drctl explain\n  drctl explain E0201", declare_explain};

}  // namespace drctl
