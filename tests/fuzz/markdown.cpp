// A Markdown document: what is made of it is a runbook that validates, or there is none.
#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "cli/previewer.hpp"
#include "cli/workspace.hpp"
#include "import/import.hpp"
#include "runbook/include_graph.hpp"

using namespace drctl;

namespace {

std::string refused(const std::string& text, const std::string& name) {
  static const Previewer previewer;
  const auto beside = [](const std::string&) -> std::expected<std::shared_ptr<const Source>, Diagnostic> {
    return std::unexpected(Diagnostic{});
  };
  const auto loaded =
      load_checked(std::make_shared<const Source>(Source{name, text}), adapter_specs(), beside);
  if (!loaded) return loaded.error().front().message;
  const auto refusals = refused_calls(loaded->runbook, previewer.adapters);
  return refusals.empty() ? "" : refusals.front().message;
}

/// What another runbook of the same document includes can't be found here.
bool is_about_includes(const std::string& message) { return message.starts_with("no runbook '"); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto import = import_markdown({reinterpret_cast<const char*>(data), size}, "fuzzed.md",
                                      [](const std::string& text) { return refused(text, "trial"); });
  if (!import) return 0;
  for (const auto& runbook : import->runbooks) {
    const auto message = refused(runbook.text, runbook.name + ".yaml");
    if (message.empty() || is_about_includes(message)) continue;
    fmt::print(stderr, "{}\n{}\n", message, runbook.text);
    std::abort();
  }
  return 0;
}
