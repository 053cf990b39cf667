#pragma once

#include <span>

#include "cli/command.hpp"

namespace drctl {

/// Every command, in the order of --help. One file each in src/cli.
std::span<const CommandRow> commands();

extern const CommandRow run_command, resume_command, takeover_command, approve_command, validate_command,
    list_command, describe_command, show_command, runs_command, eval_command, explain_command, schema_command,
    completion_command, graph_command, pin_command, verify_command, test_command, render_command, new_command,
    import_command;

}  // namespace drctl
