#include <fmt/format.h>

#include <algorithm>

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

std::string indented(std::string_view lines) {
  std::string text = "  ";
  for (const char c : lines) text += c == '\n' ? "\n  " : std::string(1, c);
  return text + "\n";
}

/// The text in lines of at most `width` bytes, cut at blanks.
std::string wrapped(std::string_view text, std::size_t width) {
  std::string lines;
  while (text.size() > width) {
    const auto cut = std::min(text.rfind(' ', width), text.size());
    lines += fmt::format("{}\n", text.substr(0, cut));
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  return fmt::format("{}{}\n", lines, text);
}

void print_code(const CodeRow& row) {
  fmt::print("{} ({}): {}\n\n{}", row.code, to_string(row.severity), row.summary,
             wrapped(row.explanation, 100));
  if (!row.example.empty()) fmt::print("\nExample:\n\n{}", indented(row.example));
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

Action declare(Arguments& arguments) {
  auto code = std::make_shared<std::string>();
  arguments.positional("CODE", *code, Arguments::Need::optional,
                       "The code of a finding, like W03 (default: list them)");
  return action_of<std::string>(explain, code);
}

}  // namespace

const CommandRow explain_command = {"explain", "Explain what a finding of validate means",
                                    "Examples:\n  drctl explain\n  drctl explain W03", declare};

}  // namespace drctl
