#include <gtest/gtest.h>

#include <chrono>
#include <functional>

#include "import/import.hpp"

// Documents that are large in one way: what takes time by the square of their size takes minutes here.
namespace drctl {
namespace {

std::string repeated(int count, const std::function<std::string(int)>& part) {
  std::string text;
  for (int number = 0; number < count; ++number) text += part(number);
  return text;
}

/// Builds that check memory are slow; those are not what is tried here.
double seconds_for(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const auto import = import_markdown(text, "r.md", [](const auto&) { return ""; });
  EXPECT_TRUE(import.has_value());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

constexpr double bearable = 10;

TEST(ImportSpeed, OfManyEqualItems) {
  EXPECT_LT(seconds_for("# A\n" + repeated(50000, [](int) { return "1. `kubectl get pods`\n"; })), bearable);
}

TEST(ImportSpeed, OfManyStatements) {
  EXPECT_LT(seconds_for("# A\n```sql\n" + repeated(50000, [](int) { return "SELECT 1;\n"; }) + "```\n"),
            bearable);
}

TEST(ImportSpeed, OfManySections) {
  EXPECT_LT(seconds_for("# D\n" + repeated(10000, [](int) { return "## a\nRTO: 5m\n\n1. ls\n\n"; })),
            bearable);
}

TEST(ImportSpeed, OfManyPlaceholders) {
  const auto names = repeated(50000, [](int number) { return " <P" + std::to_string(number) + ">"; });
  EXPECT_LT(seconds_for("# A\n```sh\nkubectl get" + names + "\n```\n"), bearable);
  EXPECT_LT(seconds_for("# A\n```sh\necho x | cat" + names + "\n```\n"), bearable);
}

TEST(ImportSpeed, OfQuotesAndSignsThatAreNeverClosed) {
  EXPECT_LT(seconds_for("# A\n```sh\necho \"a\n" + repeated(20000, [](int) { return "b\n"; }) + "```\n"),
            bearable);
  EXPECT_LT(seconds_for("# A\n```sh\necho " + repeated(100000, [](int) { return "<a {"; }) + "\n```\n"),
            bearable);
}

}  // namespace
}  // namespace drctl
