// A runbook, an environment or a test of a runbook: read, checked, warned of, described.
#include <cstddef>
#include <cstdint>

#include "cli/previewer.hpp"
#include "cli/workspace.hpp"
#include "report/runbook_text.hpp"
#include "report/style.hpp"
#include "runbook/include_graph.hpp"
#include "runbook/read.hpp"
#include "runbook/test_file.hpp"

using namespace drctl;

namespace {

std::expected<std::shared_ptr<const Source>, Diagnostic> nothing_beside(const std::string&) {
  return std::unexpected(Diagnostic{});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Previewer previewer;
  const auto source = std::make_shared<const Source>(
      Source{"fuzzed.yaml", std::string(reinterpret_cast<const char*>(data), size)});
  (void)read_environment(source);
  (void)read_test_file(source);
  JudgedCalls calls(previewer.adapters);
  const auto loaded = load_checked(source, adapter_specs(), nothing_beside,
                                   [&](const Step& step) { return calls.refused_calls(step); });
  if (!loaded) return 0;
  (void)lint({*loaded, adapter_specs(), previewer.effect_of});
  (void)runbook_text(*loaded, previewer.effect_of, Style{Appearance{}});
  return 0;
}
