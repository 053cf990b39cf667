#include "runbook/yaml_recovery.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "runbook/keys.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

/// "LINE CODE" of each finding, in the order of the file.
std::string slips_in(const std::string& text) {
  auto findings = read_yaml_around_slips(source_of(text)).diagnostics;
  std::ranges::stable_sort(findings, {}, [](const auto& each) { return each.place.line; });
  std::string told;
  for (const auto& each : findings) told += fmt::format("{} {}\n", each.place.line, each.code);
  return told;
}

/// The ids of the steps that are left.
std::string steps_left(const std::string& text) {
  const auto document = read_yaml_around_slips(source_of(text));
  const auto* steps = find_entry(document.root, "steps");
  std::string ids;
  if (steps == nullptr) return "none";
  for (const auto& step : steps->value.items) ids += find_entry(step, "id")->value.text.text() + " ";
  return ids;
}

const std::string three_slips =
    "steps:\n"
    "  - id: a\n"
    "    sql: \"select\n"
    "  - id: b\n"
    "    sql: x\n"
    "  - id: c\n"
    "    args: [1, 2\n"
    "  - id: d\n"
    "    sql x\n"
    "    title: y\n"
    "  - id: e\n";

TEST(YamlRecovery, TellsTheSlipsOfSeveralSteps) {
  EXPECT_EQ(slips_in(three_slips), "3 E0106\n7 E0107\n9 E0116\n");
  EXPECT_EQ(steps_left(three_slips), "b e ");
}

TEST(YamlRecovery, KeepsWhatIsWrongElsewhereOnce) {
  const std::string text =
      "title: !x y\nvars:\n  a: &b {}\n  c: {d: &e f, g: 'x}\nsteps:\n  - id: a\n    id: b\n";
  EXPECT_EQ(slips_in(text), "1 E0110\n3 E0111\n4 E0106\n4 E0111\n7 E0109\n");
  EXPECT_EQ(steps_left(text), "a ");
}

TEST(YamlRecovery, PassesOverAStepWithoutItsDash) {
  const std::string text = "steps:\n- id: a\n  sql: x\n id: b\n sql: y\n- id: c\n";
  EXPECT_EQ(slips_in(text), "4 E0108\n");
}

TEST(YamlRecovery, PassesOverATopKeyAlone) {
  EXPECT_EQ(slips_in("title: a: b\nowner: x\nimpact: c: d\nsteps:\n  - id: a\n"), "1 E0108\n3 E0108\n");
  EXPECT_EQ(steps_left("title: a: b\nsteps:\n  - id: a\n"), "a ");
}

TEST(YamlRecovery, TellsWrongIndentationOnce) {
  const std::string text = "steps:\n    - id: a\n  - id: b\n  - id: c\n  - id: d\n  - id: e\ntitle: a: b\n";
  EXPECT_EQ(slips_in(text), "2 E0108\n7 E0108\n");
  EXPECT_EQ(steps_left(text), "b c d e ");
}

TEST(YamlRecovery, TellsNeighboursThatBothSlipped) {
  EXPECT_EQ(slips_in("vars:\n  a: b: c\n  d: e: f\n  g: {}\n"), "2 E0108\n3 E0108\n");
}

TEST(YamlRecovery, PassesOverTheWholeEntryOfALineTooFarOut) {
  EXPECT_EQ(slips_in("steps:\n  - id: a\n  title: x\n    sql: y\n  - id: b\n"), "3 E0108\n");
  EXPECT_EQ(steps_left("steps:\n  - id: a\n  title: x\n    sql: y\n  - id: b\n"), "b ");
  EXPECT_EQ(steps_left("steps:\n  - id: a\n\ttitle: x\n    sql: y\n  - id: b\n"), "b ");
}

TEST(YamlRecovery, TellsTheLineThatStandsTooFarIn) {
  EXPECT_EQ(slips_in("notify:\n    to: team\n  start: x\n  end: y\n"), "2 E0108\n");
  EXPECT_EQ(slips_in("steps:\n    id: a\n    sql: x\n  - id: b\n    sql: y\n"), "2 E0108\n");
  EXPECT_EQ(steps_left("steps:\n    id: a\n    sql: x\n  - id: b\n    sql: y\n"), "b ");
}

TEST(YamlRecovery, TellsAMissingColonAtItsLine) {
  EXPECT_EQ(slips_in("vars:\n  a:\n    type: string\n    description the a\n\n  b:\n    type: url\n"),
            "4 E0116\n");
  EXPECT_EQ(slips_in("title: x\nsteps\n  - id: a\n    sql: x\n"), "2 E0116\n");
  EXPECT_EQ(slips_in("steps:\n  - id: a\n    capture\n      n: x\n    sql: y\n"), "3 E0116\n");
  EXPECT_EQ(slips_in("steps:\n  - id: a\n    sql |\n      SELECT a: b\n    title: y\n"), "3 E0116\n");
}

TEST(YamlRecovery, TellsAMissingColonAboveATextOrAList) {
  EXPECT_EQ(slips_in("title: x\ndescription = |\n  A text\n  of lines: two\nowner: y\n"), "2 E0116\n");
  EXPECT_EQ(slips_in("steps:\n  - id: a\n    capture:\n      n >-\n        x ? y :\n        z: 1\n"),
            "4 E0116\n");
  EXPECT_EQ(slips_in("steps:\n  - id: a\n    expect\n      - x\n      - y == z\n    title: b\n"),
            "3 E0116\n");
}

TEST(YamlRecovery, KnowsWhichPartsAreNotWhole) {
  const auto root =
      read_yaml_around_slips(source_of("notify:\n    to: team\n  start: x\n  end: y\nvars: {}\n")).root;
  EXPECT_FALSE(find_entry(root, "notify")->value.whole);
  EXPECT_TRUE(find_entry(root, "vars")->value.whole);
}

TEST(YamlRecovery, BlamesNoTextOfSeveralLines) {
  EXPECT_EQ(slips_in("description: >-\n  Note: this\n  does that\ntitle: a: b\n"), "4 E0108\n");
  EXPECT_EQ(slips_in("description: Note\n  that: this\n"), "2 E0108\n");
}

TEST(YamlRecovery, NamesWhatLooksLikeABlankOrADash) {
  EXPECT_EQ(slips_in("steps:\n  - id: a\n\u00a0   title: x\n    sql: y\n"), "3 E0119\n");
  EXPECT_EQ(slips_in("steps:\n  \u2013 id: a\n    sql: y\n"), "2 E0119\n");
  EXPECT_EQ(slips_in("title: x\nimpact:\u00a0y\nowner: z\n"), "2 E0119\n");
}

TEST(YamlRecovery, TellsAMergeConflictAndNothingElse) {
  EXPECT_EQ(slips_in("title: x\n<<<<<<< HEAD\nimpact: y\n=======\nimpact: z\n>>>>>>> other\n"), "2 E0118\n");
}

TEST(YamlRecovery, SaysThatItGaveUp) {
  std::string text;
  for (int key = 0; key < 12; ++key) text += fmt::format("k{}: 'x\n", key);
  EXPECT_THAT(read_yaml_around_slips(source_of(text)).diagnostics.back().help,
              testing::HasSubstr("what is behind these is looked at when they are mended"));
}

TEST(YamlRecovery, KnowsThatSomethingIsMissing) {
  const auto document = read_yaml_around_slips(source_of(three_slips));
  EXPECT_FALSE(document.complete);
  EXPECT_FALSE(document.root.whole);
  EXPECT_TRUE(read_yaml_around_slips(source_of("a: !x y\n")).complete);
}

TEST(YamlRecovery, GivesUpAfterTenSlips) {
  std::string text = "steps:\n";
  for (int step = 0; step < 40; ++step) text += fmt::format("  - id: s{}\n    sql: 'x\n", step);
  const auto document = read_yaml_around_slips(source_of(text));
  EXPECT_EQ(document.diagnostics.size(), 10U);
  EXPECT_EQ(document.root.kind, Yaml::Kind::refused);
}

TEST(YamlRecovery, ReadsALargeFileOnce) {
  const std::string text = "a: 'x\nb: 'y\nc: 'z\nd: " + std::string(2'000'000, 'x') + "\n";
  EXPECT_EQ(slips_in(text), "1 E0106\n");
}

TEST(YamlRecovery, TakesAByteOrderMarkAndWindowsLineEnds) {
  EXPECT_EQ(slips_in("\xEF\xBB\xBFt\xC3\xA9: a: b\r\nx: 'y\r\nz: [\r\n"), "1 E0108\n2 E0106\n3 E0107\n");
}

}  // namespace
}  // namespace drctl
