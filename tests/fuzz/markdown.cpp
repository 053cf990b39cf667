// A Markdown document: what is made of it is a runbook that validates, or there is none.
#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "cli/first_refusal.hpp"
#include "import/import.hpp"

using namespace drctl;

namespace {

const Previewer& previewer() {
  static const Previewer only;
  return only;
}

/// What another runbook of the same document includes can't be found here.
bool is_about_includes(const std::string& message) { return message.starts_with("no runbook '"); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto import =
      import_markdown({reinterpret_cast<const char*>(data), size}, "fuzzed.md",
                      [](const std::string& text) { return first_refusal(text, "trial", previewer()); });
  if (!import) return 0;
  for (const auto& runbook : import->runbooks) {
    const auto message = first_refusal(runbook.text, runbook.name + ".yaml", previewer());
    if (message.empty() || is_about_includes(message)) continue;
    fmt::print(stderr, "{}\n{}\n", message, runbook.text);
    std::abort();
  }
  return 0;
}
