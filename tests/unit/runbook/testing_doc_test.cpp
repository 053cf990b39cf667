#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "runbook/test_language.hpp"

namespace drctl {
namespace {

TEST(TestingPage, ExplainsEveryKeyOfATest) {
  std::ifstream file(DRCTL_SOURCE_DIR "/docs/testing-runbooks.md");
  const std::string page{std::istreambuf_iterator<char>(file), {}};
  for (const auto& keys :
       {test_key_texts(), case_key_texts(), script_key_texts(), outcome_key_texts(), expected_key_texts()})
    for (const auto& key : keys) {
      const auto name = std::string(key.name);
      EXPECT_TRUE(page.contains("`" + name + "`") || page.contains("`" + name + ":")) << name;
    }
}

}  // namespace
}  // namespace drctl
