#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "adapters/helm_refusals.hpp"
#include "adapters/kubectl_effect.hpp"
#include "adapters/kubectl_refusals.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

struct Case {
  std::string expected, command, why, place;
};

// "read | get pods | why"; a line that is none is a case that fails.
Case case_in(const std::string& line, const std::string& place) {
  const auto end = line.find(" | "), begin_of_why = line.rfind(" | ");
  if (end == line.npos || end == begin_of_why) return {"a line with two bars", line, "", place};
  return {std::string(trimmed(line.substr(0, end))),
          std::string(trimmed(line.substr(end + 3, begin_of_why - end - 3))),
          std::string(trimmed(line.substr(begin_of_why + 3))), place};
}

std::vector<Case> cases_in(const std::string& name) {
  std::vector<Case> found;
  std::ifstream file(DRCTL_SOURCE_DIR "/tests/unit/adapters/" + name);
  int number = 0;
  for (std::string line; std::getline(file, line);)
    if (++number; !line.empty() && line[0] != '#')
      found.push_back(case_in(line, name + ":" + std::to_string(number)));
  return found;
}

struct JudgedCommand {
  KubectlWords words;
  std::string input;
};

// Words with blanks between them; behind " < " the input.
JudgedCommand command_in(const std::string& line) {
  const auto end = line.find(" < ");
  std::istringstream in(line.substr(0, end));
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return {KubectlWords(words), end == line.npos ? "" : line.substr(end + 3)};
}

std::string judge_kubectl(const JudgedCommand& command) {
  const auto input = command.input.empty() ? KubectlInput::none : KubectlInput::given;
  if (!check_kubectl(command.words, input)) return "refused";
  return std::string(to_string(effect_of(command.words, command.input).effect));
}

std::string judge_helm(const JudgedCommand& command) {
  const auto input = command.input.empty() ? HelmInput::none : HelmInput::given;
  if (!check_helm(command.words, input)) return "refused";
  return std::string(to_string(effect_of_helm(command.words).effect));
}

void expect_all(const std::vector<Case>& cases, std::string (*judge)(const JudgedCommand&)) {
  for (const auto& each : cases) {
    EXPECT_EQ(judge(command_in(each.command)), each.expected) << each.place << ": " << each.command;
    EXPECT_NE(each.why, "") << each.place << ": say why";
  }
}

TEST(EffectTables, OfKubectl) {
  const auto cases = cases_in("kubectl_effects.txt");
  EXPECT_GE(cases.size(), 400u);
  expect_all(cases, judge_kubectl);
}

TEST(EffectTables, OfHelm) {
  const auto cases = cases_in("helm_effects.txt");
  EXPECT_GE(cases.size(), 90u);
  expect_all(cases, judge_helm);
}

}  // namespace
}  // namespace drctl
