#include "platform/child_output.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace drctl {
namespace {

TEST(CappedText, KeepsAllThatFits) {
  CappedText text(6);
  text.append("abcd");
  text.append("ef");
  EXPECT_EQ(text.text(), "abcdef");
}

TEST(CappedText, LeavesOutTheMiddle) {
  CappedText text(6);
  for (char c = 'a'; c <= 'z'; ++c) text.append(std::string(1, c));
  EXPECT_EQ(text.text(), "abc\n[drctl cut 20 bytes here]\nxyz");
}

std::vector<std::string> lines_of(const std::vector<std::string>& chunks) {
  std::vector<std::string> lines;
  LineSplitter splitter([&](std::string_view line) { lines.emplace_back(line); });
  for (const auto& chunk : chunks) splitter.append(chunk);
  splitter.finish();
  return lines;
}

TEST(LineSplitter, JoinsWhatChunksCut) {
  EXPECT_EQ(lines_of({"on", "e\n\ntw", "o\nlast"}), (std::vector<std::string>{"one", "", "two", "last"}));
}

TEST(LineSplitter, NothingFollowsAFinalNewline) {
  EXPECT_EQ(lines_of({"a\n"}), std::vector<std::string>{"a"});
}

TEST(LineSplitter, AnEndlessLineComesInPieces) {
  const auto lines = lines_of({std::string(150'000, 'x') + "\n"});
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], std::string(65'536, 'x') + "[drctl cut the line here]");
  EXPECT_EQ(std::ranges::count(lines[0] + lines[1] + lines[2], 'x'), 150'000);
  EXPECT_TRUE(lines[2].starts_with("[drctl cut the line here]xxx")) << lines[2].substr(0, 40);
}

}  // namespace
}  // namespace drctl
