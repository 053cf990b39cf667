#include "cli/first_refusal.hpp"

#include "cli/workspace.hpp"
#include "runbook/include_graph.hpp"

namespace drctl {

std::string first_refusal(const std::string& text, const std::string& name, const Previewer& previewer) {
  const auto none = [](const std::string&) -> std::expected<std::shared_ptr<const Source>, Diagnostic> {
    return std::unexpected(Diagnostic{});
  };
  JudgedCalls calls(previewer.adapters);
  const auto loaded = load_checked(std::make_shared<const Source>(Source{name, text}), adapter_specs(), none,
                                   [&](const Step& step) { return calls.refused_calls(step); });
  return loaded ? "" : loaded.error().front().message;
}

}  // namespace drctl
