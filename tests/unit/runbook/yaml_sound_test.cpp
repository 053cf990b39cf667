// Two libraries read YAML: whatever the fast one reads, it reads as the other does, to the byte.
#include "runbook/yaml_sound.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "runbook/library.hpp"
#include "runbook/yaml_part.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

std::string spelled(const SourceText& text) {
  std::string places;
  for (std::size_t at = 0; at <= text.text().size(); ++at)
    places += fmt::format(" {}:{}", text.place(at, 1).line, text.place(at, 1).column);
  return fmt::format("{}{}\n", text.text(), places);
}

/// The tree with each byte's place.
std::string spelled(const Yaml& node) {
  auto text = fmt::format("{} at {}:{}+{} ", static_cast<int>(node.kind), node.place.line, node.place.column,
                          node.place.length);
  if (node.text.source()) text += spelled(node.text);
  for (const auto& item : node.items) text += "- " + spelled(item);
  for (const auto& [key, value] : node.entries) text += "? " + spelled(key) + ": " + spelled(value);
  return text + ".\n";
}

/// Whether the fast one read it; if so, that both say the same.
bool expect_same(const std::shared_ptr<const Source>& source) {
  const auto fast = read_sound_yaml(source);
  if (!fast) return false;
  const auto other = read_yaml_in_part(source, source->text);
  EXPECT_EQ(text_of(other.diagnostics), "") << source->path << source->text;
  EXPECT_EQ(spelled(fast->root), spelled(other.root)) << source->path << source->text;
  return true;
}

int read_fast_below(const fs::path& folder) {
  int count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".yaml") count += expect_same(*load_source(entry.path()));
  return count;
}

TEST(SoundYaml, ReadsAllRunbooksAsTheOtherDoes) {
  EXPECT_GE(read_fast_below(fs::path(DRCTL_SOURCE_DIR) / "runbooks"), 35);
}

TEST(SoundYaml, ReadsTheFilesOfTestsAsTheOtherDoes) {
  EXPECT_GE(read_fast_below(fs::path(DRCTL_SOURCE_DIR) / "tests"), 50);
}

TEST(SoundYaml, ReadsOddTextsAsTheOtherDoes) {
  for (const auto* text : {"a: 'x'\n",
                           "a: \"x\\ny\\u00e9\"\n",
                           "a: |\n  x\n\n   y\nb: >-\n  x\n  y\n",
                           "ä: ö\n日本: [ü, {é: è}]\n",
                           "a:\n- b\n- - c\n  - d\n",
                           "a: x\n  y\n  z\n",
                           "a: 'x\n\n  y'\n",
                           "a: \"x\\\n  y\"\n",
                           "- a\n-\n  b\n",
                           "a: b # c\n# d\n",
                           "a: [1, 2,\n  3]\n",
                           "a: {b: c, d: [e]}\n",
                           "a: http://x.y:1/z?q#f\n",
                           "a: ~\nb: null\n",
                           "a: |2\n    x\n",
                           "a: |+\n  x\n\n",
                           "? a\n: b\n",
                           "a: -1\n",
                           "a: 'it''s'\n",
                           "a:   b   \n",
                           "\"a b\": c\n",
                           "a: x: y\n",
                           "---\na: b\n",
                           "--- a\n",
                           "a: b\n...\n",
                           "[a, b]\n",
                           "a: b\r\nc: |\r\n  d\r\n",
                           "a: >\n  x\n\n  y\n    z\n  w\n"})
    expect_same(source_of(text));
}

TEST(SoundYaml, LeavesToTheOtherWhatNeedsWords) {
  for (const auto* text : {"a: &x b\n", "a: *x\n", "a: !t b\n", "a: b\na: c\n", "a:\n", "", "a: [\n",
                           "a: b\n---\nc: d\n", "a: \xC2\x85\n",
                           "\xEF\xBB\xBF"
                           "a: b\n",
                           "%YAML 1.2\n---\na: b\n", "a: 'b\n"})
    EXPECT_FALSE(read_sound_yaml(source_of(text))) << text;
}

}  // namespace
}  // namespace drctl
