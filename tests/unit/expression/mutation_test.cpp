// Expressions that nobody would write: the official suite's, cut and pasted into each other. Whatever comes
// out must be refused with a place, or have a value of the type that the checker foresaw.
#include <gtest/gtest.h>

#include <random>

#include "expression/advice.hpp"
#include "unit/expression/conformance_case.hpp"
#include "unit/expression/reading.hpp"

namespace drctl::expression {
namespace {

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> texts) : texts_(std::move(texts)) {}

  std::string next() {
    std::string text = any();
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) change(text);
    return text;
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }
  const std::string& any() { return texts_[below(texts_.size())]; }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = below(12);
    const std::string& other = any();
    constexpr std::string_view characters = "'\"\\`()[]{}.,:?!&|<>=+-*/%_$#\n\t 019aeuxrbUE\xC3\xFF";
    switch (below(4)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, other, below(other.size() + 1), length);
        break;
      case 2:
        text.insert(at, 1, characters[below(characters.size())]);
        break;
      default:
        text.replace(at, length, other, 0, std::string::npos);
        break;
    }
  }

  std::vector<std::string> texts_;
  std::mt19937 random_{20260131};  // the same expressions each time
};

// Where the checker knows more than the value shows (list(int)) or less (dyn), there is nothing to compare.
bool fits(const Type& type, const Value& value) {
  if (type.is_dyn() || value.is_null()) return true;
  return type.kind() == type_of(value).kind();
}

void expect_sound(const std::string& text) {
  const Limits small = {
      .steps = 20'000, .string_bytes = 100'000, .memory_bytes = 1'000'000, .value_parts = 20'000};
  const auto expression = Expression::parse(text, small);
  if (!expression) {
    const Error& error = expression.error().front();
    EXPECT_LE(error.offset + error.length, text.size()) << text;
    return;
  }
  const auto type = expression->check({});
  const auto value = expression->evaluate({}, small);
  if (!value) {
    EXPECT_LE(value.error().offset + value.error().length, text.size()) << text;
  }
  if (!type || !value) return;
  EXPECT_TRUE(fits(*type, *value)) << text << "\n  " << to_string(*type) << ", but " << type_name_of(*value);
}

TEST(Mutation, EveryExpressionIsRefusedOrHasAValueOfItsType) {
  std::vector<std::string> texts;
  for (const ConformanceCase& test : read_conformance_cases(DRCTL_SOURCE_DIR "/tests/cel-conformance")) {
    if (test.text.size() < 200) texts.push_back(test.text);
  }
  Mutator mutator(std::move(texts));
  for (int i = 0; i < 20'000; ++i) expect_sound(mutator.next());
}

}  // namespace
}  // namespace drctl::expression
