#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "runbook/language.hpp"
#include "runbook/read_target.hpp"
#include "runbook/variable.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

std::string page() {
  std::ifstream file(DRCTL_SOURCE_DIR "/docs/language.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

bool mentions(const std::string& text, std::string_view name) {
  return text.find("`" + std::string(name) + "`") != std::string::npos;
}

TEST(LanguagePage, ExplainsEveryKey) {
  const auto text = page();
  for (const auto& mapping : language())
    for (const auto& key : mapping.keys)
      EXPECT_TRUE(mentions(text, key.name)) << mapping.name << "." << key.name;
}

TEST(LanguagePage, ExplainsEverySettingOfATarget) {
  const auto text = page();
  for (const auto& kind : target_kinds())
    for (const auto& setting : kind.settings) EXPECT_TRUE(mentions(text, setting.name)) << kind.name;
}

TEST(LanguagePage, ExplainsEveryTypeOfVariable) {
  const auto text = page();
  for (int type = 0; type <= static_cast<int>(VariableType::object); ++type)
    EXPECT_TRUE(mentions(text, to_string(static_cast<VariableType>(type))));
}

TEST(LanguagePage, BeginsWithARunbookThatIsWell) {
  const auto text = page();
  const auto begin = text.find("```yaml\n") + 8;
  EXPECT_EQ(verdict(text.substr(begin, text.find("```", begin) - begin)), "");
}

}  // namespace
}  // namespace drctl
