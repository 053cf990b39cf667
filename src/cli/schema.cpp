#include "runbook/schema.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/workspace.hpp"

namespace drctl {

namespace {

nlohmann::ordered_json schema_of(const std::string& what) {
  if (what == "runbook") return runbook_schema(adapter_specs());
  return what == "environment" ? environment_schema() : test_schema();
}

Action declare_schema(Arguments& arguments) {
  auto what = std::make_shared<std::string>();
  arguments.positional_choice("WHAT", *what, {"runbook", "environment", "test"},
                              "runbook, environment or test");
  return [what](const Context&) {
    fmt::print("{}\n", schema_of(*what).dump(2));
    return ExitStatus::success;
  };
}

constexpr const char* schema_lesson =
    "JSON Schema, draft 2020-12: editors complete and explain keys with it. It says which keys there are "
    "and\n"
    "what shape their values have; drctl validate says more.\n"
    "\n"
    "Example:\n"
    "  drctl schema runbook > runbook.schema.json\n"
    "and in a runbook, for editors with the YAML language server:\n"
    "  # yaml-language-server: $schema=runbook.schema.json";

}  // namespace

const CommandRow schema_command = {"schema", "Print a JSON Schema of the language, for editors",
                                   schema_lesson, declare_schema};

}  // namespace drctl
