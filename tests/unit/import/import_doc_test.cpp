#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "import/import.hpp"

namespace drctl {
namespace {

/// The lines of the page between two texts, without their first `indent` bytes.
std::string between(const std::string& begin, const std::string& end, std::size_t indent) {
  std::ifstream file(DRCTL_SOURCE_DIR "/docs/importing.md");
  std::string text, line;
  while (std::getline(file, line) && line != begin) continue;
  while (std::getline(file, line) && line != end)
    text += (line.size() > indent ? line.substr(indent) : "") + "\n";
  return text;
}

TEST(ImportingPage, ShowsWhatReallyComesOfItsExample) {
  const auto import =
      import_markdown(between("## An example", "becomes", 4), "r.md", [](const auto&) { return ""; });
  const auto& text = import.value().runbooks.at(0).text;
  EXPECT_EQ(text.substr(text.find("runbook:")), between("```yaml", "```", 0));
}

}  // namespace
}  // namespace drctl
