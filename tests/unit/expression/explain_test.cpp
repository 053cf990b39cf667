#include "expression/explain.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace drctl::expression {
namespace {

std::string explained(std::string_view text) {
  const Bindings bindings = {
      {"result", from_json(nlohmann::json::parse(R"({"rows": [{"n": 1}, {"n": 0}], "items": []})"))},
      {"min_bots", 1},
      {"name", "backend"}};
  std::string lines;
  for (const auto& [part, value] : explain(*Expression::parse(text), bindings)) {
    lines += part + " = " + to_text(value) + "\n";
  }
  return lines;
}

TEST(Explain, ShowsWhatWasLookedUp) {
  EXPECT_EQ(explained("result.rows[1].n >= min_bots"), "result.rows[1].n = 0\nmin_bots = 1\n");
}

TEST(Explain, ShowsWhatWasCalled) {
  EXPECT_EQ(explained("size(result.items) > 0 && name.startsWith('front')"),
            "size(result.items) = 0\nname.startsWith('front') = false\n");
}

TEST(Explain, LooksIntoOperatorsAndParentheses) {
  EXPECT_EQ(explained("!(min_bots * 2 == 3 ? has(result.x) : name in ['a'])"),
            "min_bots = 1\nhas(result.x) = false\nname = backend\n");
}

TEST(Explain, ShowsEachPartOnce) { EXPECT_EQ(explained("min_bots > 1 || min_bots < 0"), "min_bots = 1\n"); }

TEST(Explain, LeavesOutWhatIsAlwaysTheSame) {
  EXPECT_EQ(explained("duration('5m') > duration('1h') || 1 > 2"), "");
}

TEST(Explain, ShowsThePartsOfWhatHasNoValue) {
  EXPECT_EQ(explained("result.rows[0].total > 0"), "result.rows[0] = {\"n\":1}\n");
}

TEST(Explain, ShowsTheElementThatFails) {
  EXPECT_EQ(explained("result.rows.all(r, r.n >= min_bots)"),
            "result.rows = [{\"n\":1},{\"n\":0}]\nr.n = 0\nmin_bots = 1\n");
}

TEST(Explain, ShowsWhatIsSearched) {
  EXPECT_EQ(explained("result.rows.exists(r, r.n > 5)"), "result.rows = [{\"n\":1},{\"n\":0}]\n");
}

TEST(Explain, ShowsWhatAMacroMakes) {
  EXPECT_EQ(explained("result.rows.map(r, r.n)[1] > 0"), "result.rows.map(r, r.n)[1] = 0\n");
}

}  // namespace
}  // namespace drctl::expression
