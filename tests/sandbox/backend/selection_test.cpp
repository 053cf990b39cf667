#include "sandbox/backend/selection.hpp"

#include <gtest/gtest.h>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

std::string shape(const std::vector<Field>& fields) {
  std::string text;
  for (const auto& field : fields) {
    text += (text.empty() ? "" : " ") + field.name;
    if (!field.selection.empty()) text += "(" + shape(field.selection) + ")";
  }
  return text;
}

std::string error_of(const std::string& query) try {
  return shape(parse_selection(query));
} catch (const Failure& failure) {
  return failure.what();
}

TEST(Selection, ReadsFieldsAndTheirFields) {
  EXPECT_EQ(shape(parse_selection("query Bots { __typename, bots { id name } botCount }")),
            "__typename bots(id name) botCount");
}

TEST(Selection, SaysWhatIsWrong) {
  EXPECT_EQ(error_of("{ bots { id }"), "Syntax Error: Unexpected <EOF>.");
  EXPECT_EQ(error_of("{ bots(first: 1) { id } }"), "Syntax Error: Unexpected \"(\".");
  EXPECT_EQ(error_of("{ }"), "Syntax Error: Expected Name, found \"}\".");
  EXPECT_EQ(error_of("mutation { x }"), "Syntax Error: Unexpected \"mutation\".");
  EXPECT_EQ(error_of(""), "Syntax Error: Unexpected <EOF>.");
}

TEST(Selection, IsNotReadForEverDeeper) {
  std::string deep;
  for (int n = 0; n < 100'000; ++n) deep += "{a";
  EXPECT_EQ(error_of(deep), "Syntax Error: Unexpected \"{\".");
}

}  // namespace
}  // namespace drctl::sandbox
