#include "journal/read_journal.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace drctl {
namespace {

Json event(const std::string& by) {
  return {{"at", "2026-11-24T03:10:07.000Z"}, {"event", "run_resumed"}, {"by", by}, {"host", "laptop"}};
}

/// Three good lines.
std::string three() {
  ChainHead head;
  std::string text;
  for (const auto* by : {"ada", "bob", "cyd"}) text += chain_line(head, event(by)) + '\n';
  return text;
}

TEST(ReadJournal, TakesAWholeJournal) {
  const auto content = journal_from(three(), "j");
  ASSERT_TRUE(content) << content.error();
  EXPECT_EQ(content->events.size(), 3U);
  EXPECT_EQ(content->good_bytes, three().size());
  EXPECT_EQ(content->head.seq, 3U);
  EXPECT_EQ(content->torn, "");
}

TEST(ReadJournal, TakesAnEmptyOne) { EXPECT_EQ(journal_from("", "j")->events.size(), 0U); }

TEST(ReadJournal, SetsAsideALastLineWithoutItsEnd) {
  const auto text = three();
  const auto content = journal_from(text.substr(0, text.size() - 1), "j");
  ASSERT_TRUE(content);
  EXPECT_EQ(content->events.size(), 2U);
  EXPECT_TRUE(content->torn.starts_with(R"({"at":)"));
}

TEST(ReadJournal, SetsAsideALastLineThatIsNoJson) {
  const auto content = journal_from(three() + std::string(20, '\0') + '\n', "j");
  ASSERT_TRUE(content);
  EXPECT_EQ(content->events.size(), 3U);
  EXPECT_EQ(content->torn.size(), 21U);
}

TEST(ReadJournal, NamesTheLineAfterAChangedOne) {
  auto text = three();
  text.replace(text.find("ada"), 3, "eve");
  EXPECT_EQ(
      journal_from(text, "j").error(),
      "j is damaged at line 2: its \"prev\" is not the hash of the line before it: that line was changed");
}

TEST(ReadJournal, NamesALineInTheMiddleThatIsNoJson) {
  auto text = three();
  text[text.find('\n') + 1] = '?';
  EXPECT_EQ(journal_from(text, "j").error(), "j is damaged at line 2: it is not a JSON object");
}

TEST(ReadJournal, NamesAnEventThatItDoesNotKnow) {
  ChainHead head;
  const auto line = chain_line(head, {{"at", "2026-11-24T03:10:07Z"}, {"event", "coffee"}}) + '\n';
  EXPECT_EQ(journal_from(line, "j").error(), "j is damaged at line 1: unknown event 'coffee'");
}

/// Whoever has the seal finds every change of every byte; without it, all but those of the last line and of
/// the newline before it.
TEST(ReadJournal, FindsEachChangedByte) {
  const auto text = three();
  const auto seal = journal_from(text, "j")->head.hash;
  const auto last_line = text.rfind('\n', text.size() - 2) + 1;
  for (std::size_t place = 0; place < text.size(); ++place)
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = text;
      changed[place] = static_cast<char>(changed[place] ^ (1 << bit));
      const auto content = journal_from(changed, "j");
      EXPECT_FALSE(content && content->head.hash == seal) << "byte " << place << ", bit " << bit;
      EXPECT_FALSE(content && place + 1 < last_line) << "byte " << place << ", bit " << bit;
    }
}

/// What a crash leaves at any byte is read up to the last whole line.
TEST(ReadJournal, TakesEveryLength) {
  const auto text = three();
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const auto rest = text.substr(0, length);
    const auto lines = static_cast<std::size_t>(std::ranges::count(rest, '\n'));
    const auto content = journal_from(rest, "j");
    ASSERT_TRUE(content) << content.error();
    EXPECT_EQ(content->events.size(), lines) << length << " bytes";
    EXPECT_EQ(content->good_bytes + content->torn.size(), length);
  }
}

TEST(ReadJournal, SaysWhichFileIsMissing) {
  EXPECT_EQ(read_journal("/nowhere/journal.jsonl").error(),
            "can't read /nowhere/journal.jsonl: No such file or directory");
}

}  // namespace
}  // namespace drctl
