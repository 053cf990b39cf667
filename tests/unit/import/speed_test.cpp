#include <gtest/gtest.h>

#include <ctime>
#include <functional>

#include "import/import.hpp"

// Documents that are large in one way: eight times as much may take sixteen times as long, not sixty-four.
namespace drctl {
namespace {

using Document = std::function<std::string(int size)>;

std::string repeated(int count, const std::function<std::string(int)>& part) {
  std::string text;
  for (int number = 0; number < count; ++number) text += part(number);
  return text;
}

/// Of the processor: what else the machine does is not tried here.
double seconds_for(const std::string& text) {
  const auto begin = std::clock();
  const auto import = import_markdown(text, "r.md", [](const auto&) { return ""; });
  EXPECT_TRUE(import.has_value());
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

void expect_linear(int size, const Document& document) {
  const auto small = seconds_for(document(size)), large = seconds_for(document(8 * size));
  EXPECT_LT(large, 16 * small + 0.5);
}

TEST(ImportSpeed, OfManyEqualItems) {
  expect_linear(
      4000, [](int size) { return "# A\n" + repeated(size, [](int) { return "1. `kubectl get pods`\n"; }); });
}

TEST(ImportSpeed, OfManyStatements) {
  expect_linear(5000, [](int size) {
    return "# A\n```sql\n" + repeated(size, [](int) { return "SELECT 1;\n"; }) + "```\n";
  });
}

TEST(ImportSpeed, OfManySections) {
  expect_linear(1000, [](int size) {
    return "# D\n" + repeated(size, [](int) { return "## a\nRTO: 5m\n\n1. ls\n\n"; });
  });
}

TEST(ImportSpeed, OfManyPlaceholders) {
  for (const std::string program : {"kubectl get", "echo x | cat"})
    expect_linear(5000, [&](int size) {
      const auto names = repeated(size, [](int number) { return " <P" + std::to_string(number) + ">"; });
      return "# A\n```sh\n" + program + names + "\n```\n";
    });
}

TEST(ImportSpeed, OfQuotesAndSignsThatAreNeverClosed) {
  expect_linear(2000, [](int size) {
    return "# A\n```sh\necho \"a\n" + repeated(size, [](int) { return "b\n"; }) + "```\n";
  });
  expect_linear(10000, [](int size) {
    return "# A\n```sh\necho " + repeated(size, [](int) { return "<a {"; }) + "\n```\n";
  });
}

}  // namespace
}  // namespace drctl
