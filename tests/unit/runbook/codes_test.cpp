// Every code is explained, and every explanation is of a code.
#include "runbook/codes.hpp"

#include <gmock/gmock.h>
#include <re2/re2.h>

#include <fstream>
#include <iterator>

namespace drctl {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::vector<std::string> declared_codes() {
  std::ifstream file(DRCTL_SOURCE_DIR "/src/support/codes.hpp");
  const std::string text(std::istreambuf_iterator<char>(file), {});
  re2::StringPiece rest(text);
  std::vector<std::string> codes;
  for (std::string code; RE2::FindAndConsume(&rest, R"re("([EW]\d+)")re", &code);) codes.push_back(code);
  return codes;
}

TEST(Codes, AreExplainedEachAndInTheirOrder) {
  std::vector<std::string> explained;
  for (const auto& row : codes_table()) explained.emplace_back(row.code);
  EXPECT_THAT(explained, ElementsAreArray(declared_codes()));
}

TEST(Codes, HaveASeverityASummaryAndAText) {
  for (const auto& row : codes_table()) {
    EXPECT_EQ(row.severity, row.code.starts_with('E') ? Severity::error : Severity::warning) << row.code;
    EXPECT_THAT(std::string(row.summary), Not(HasSubstr("\n"))) << row.code;
    EXPECT_FALSE(first_paragraph(row).empty()) << row.code;
    EXPECT_THAT(std::string(row.markdown), Not(StartsWith("\n"))) << row.code;
  }
}

}  // namespace
}  // namespace drctl
