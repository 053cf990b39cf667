#include "cli/commands.hpp"

#include <vector>

namespace drctl {

std::span<const CommandRow> commands() {
  static const std::vector<CommandRow> table = {
      run_command,      resume_command, takeover_command, approve_command, list_command,
      describe_command, graph_command,  render_command,   new_command,     import_command,
      validate_command, test_command,   explain_command,  eval_command,    schema_command,
      pin_command,      runs_command,   show_command,     verify_command,  completion_command};
  return table;
}

}  // namespace drctl
