#include "import/yaml_text.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

std::string scalar(std::string text) { return yaml_text({{"k", {.content = std::move(text)}}}); }

TEST(YamlText, QuotesOnlyWhatMustBe) {
  EXPECT_EQ(scalar("get pods -o json"), "k: get pods -o json\n");
  EXPECT_EQ(scalar("a: b"), "k: \"a: b\"\n");
  EXPECT_EQ(scalar("a #b"), "k: \"a #b\"\n");
  EXPECT_EQ(scalar("'x' \"y\": \\z"), "k: '''x'' \"y\": \\z'\n");
  EXPECT_EQ(scalar("${x}"), "k: ${x}\n");
  EXPECT_EQ(scalar("- x"), "k: \"- x\"\n");
  EXPECT_EQ(scalar(""), "k: \"\"\n");
  EXPECT_EQ(scalar("a\tb\x01"), "k: \"a\\x09b\\x01\"\n");
}

TEST(YamlText, WritesLinesAsABlock) {
  EXPECT_EQ(scalar("a\n\n  b: c"), "k: |-\n  a\n\n    b: c\n");
  EXPECT_EQ(scalar("a\nb\n"), "k: |\n  a\n  b\n");
  EXPECT_EQ(scalar(" a\nb"), "k: \" a\\nb\"\n");
  EXPECT_EQ(scalar("a \nb"), "k: \"a \\nb\"\n");
  EXPECT_EQ(yaml_text({{"k", {.content = "a\nb", .style = YamlPart::Style::folded}}}), "k: >-\n  a\n  b\n");
}

TEST(YamlText, KeepsComments) {
  YamlPart::Map step = {{"id", {.content = "a"}}, {"sql", {.content = "SELECT 1", .remark = "why"}}};
  YamlPart::List steps = {{.content = step, .comments = {"first", "was: x \\\n  y"}}};
  steps.push_back({.content = step, .is_apart = true});
  EXPECT_EQ(yaml_text({{"steps", {.content = steps}}}),
            "steps:\n"
            "  # first\n"
            "  # was: x \\\n"
            "  #   y\n"
            "  - id: a\n"
            "    sql: SELECT 1  # why\n"
            "\n"
            "  - id: a\n"
            "    sql: SELECT 1  # why\n");
}

TEST(YamlText, WritesFlow) {
  YamlPart::List words;
  for (const auto* word : {"bash", "-c", "a, \"b\""}) words.push_back({.content = word});
  EXPECT_EQ(yaml_text({{"exec", {.content = words, .style = YamlPart::Style::flow}}}),
            "exec: [bash, \"-c\", 'a, \"b\"']\n");
  words.push_back({.content = "x\ny"});
  EXPECT_EQ(yaml_text({{"exec", {.content = words}}}),
            "exec:\n  - bash\n  - \"-c\"\n  - a, \"b\"\n  - |-\n    x\n    y\n");
}

TEST(YamlComments, StayComments) {
  EXPECT_EQ(yaml_comments({"a\nb", "", "c\r"}, 2), "  # a\n  # b\n  #\n  # c\n");
}

}  // namespace
}  // namespace drctl
