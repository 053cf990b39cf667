#include "import/read_markdown.hpp"

#include <gmock/gmock.h>

#include "import/block_text.hpp"

namespace drctl {
namespace {

using testing::ElementsAre;
using Kind = Block::Kind;

std::vector<Block> read(std::string_view text) { return read_markdown(text).value(); }

TEST(ReadMarkdown, KnowsHeadingsAndTheLinesWhereTheyStand) {
  const auto blocks = read("Intro.\n\n## Node *lost*\n\nText\nof two lines.\n");
  ASSERT_EQ(blocks.size(), 3);
  EXPECT_EQ(blocks[1].kind, Kind::heading);
  EXPECT_EQ(blocks[1].level, 2);
  EXPECT_EQ(blocks[1].line, 3);
  EXPECT_EQ(blocks[1].prose.front().text, "Node lost");
  EXPECT_EQ(blocks[2].prose.at(1).text, "of two lines.");
  EXPECT_EQ(blocks[2].prose.at(1).line, 6);
}

TEST(ReadMarkdown, KeepsCodeWithItsLanguageAndLine) {
  const auto blocks = read("1. **Stop**\n\n   ```bash\n   kubectl get pods \\\n     -o wide\n   ```\n");
  const auto& item = blocks.at(0).children.at(0);
  EXPECT_EQ(item.prose.front().text, "Stop");
  EXPECT_EQ(item.prose.front().lead, "Stop");
  EXPECT_EQ(item.children.at(0).language, "bash");
  EXPECT_EQ(item.children.at(0).code, "kubectl get pods \\\n  -o wide\n");
  EXPECT_EQ(item.children.at(0).line, 4);
}

TEST(ReadMarkdown, KeepsPlaceholdersThatLookLikeHtml) {
  EXPECT_EQ(read("Ping <DB_HOST> &lt;now&gt;.").at(0).prose.front().text, "Ping <DB_HOST> <now>.");
  EXPECT_EQ(read("<div>\nkept\n</div>").at(0).prose.at(1).text, "kept");
}

TEST(ReadMarkdown, TellsTasksFromItems) {
  const auto list = read("- [ ] open\n- [x] done\n- neither\n").at(0);
  EXPECT_EQ(list.children.at(0).task, false);
  EXPECT_EQ(list.children.at(1).task, true);
  EXPECT_EQ(list.children.at(2).task, std::nullopt);
}

TEST(ReadMarkdown, CollectsCodesAndLinks) {
  const auto prose = read("See [the list](#list), then run `kubectl get pods`.").at(0).prose.front();
  EXPECT_EQ(prose.text, "See the list (#list), then run `kubectl get pods`.");
  EXPECT_THAT(prose.codes, ElementsAre("kubectl get pods"));
  EXPECT_EQ(prose.links.at(0).target, "#list");
}

TEST(ReadMarkdown, KeepsLinksOverLinesAndImages) {
  EXPECT_EQ(read("[a\nb](x) end").at(0).prose.front().text, "a b (x) end");
  EXPECT_EQ(read("![plan](p.png 'of the rack')").at(0).prose.front().text, "plan (p.png) (of the rack)");
  EXPECT_EQ(read("[kwok](https://kwok.io) https://a.b").at(0).prose.front().text,
            "kwok (https://kwok.io) https://a.b");
  EXPECT_EQ(read("[![in](i.png)](o)").at(0).prose.front().text, "in (i.png) (o)");
}

TEST(ReadMarkdown, TakesARowOfATableForALine) {
  const auto table = read("| what | how long |\n| --- | --- |\n| RTO | 1 hour |\n").at(0);
  EXPECT_EQ(table.prose.at(1).text, "RTO | 1 hour");
  EXPECT_EQ(table.prose.at(1).lead, "RTO");
}

TEST(ReadMarkdown, EndsWhereNobodyNestsSoDeep) {
  EXPECT_FALSE(read_markdown(std::string(100'000, '>') + " x"));
}

TEST(BlockText, HasEveryWord) {
  EXPECT_THAT(lines_of(read("> said\n\n1. one\n   - inner\n2. two\n\n```\ncode\n```\n")),
              ElementsAre("said", "1. one", "   - inner", "2. two", "code"));
}

TEST(ReadMarkdown, JoinsACodeOverLines) {
  const auto blocks = read_markdown("`kubectl get pods \\\n -o json` and ~~`b`~~\n").value();
  EXPECT_EQ(blocks.at(0).prose.at(0).codes, std::vector<std::string>{"kubectl get pods -o json"});
  EXPECT_EQ(blocks.at(0).prose.at(0).text, "`kubectl get pods -o json` and ~~`b`~~");
}

}  // namespace
}  // namespace drctl
