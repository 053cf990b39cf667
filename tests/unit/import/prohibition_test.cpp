#include "import/prohibition.hpp"

#include <gmock/gmock.h>

#include "import/import.hpp"

namespace drctl {
namespace {

/// The steps of what would be done by a program.
std::string done(const std::string& text) {
  const auto import = import_markdown(text, "r.md", [](const auto&) { return ""; });
  std::string found;
  for (const auto& runbook : import->runbooks)
    for (const std::string key : {"kubectl", "helm", "sql", "exec"})
      for (auto at = runbook.text.find(" " + key + ":"); at != std::string::npos;
           at = runbook.text.find(" " + key + ":", at + 1))
        found += runbook.text.substr(at, runbook.text.find('\n', at) - at + 1);
  return found;
}

std::string runbooks(const std::string& text) {
  const auto import = import_markdown(text, "r.md", [](const auto&) { return ""; });
  std::string all;
  for (const auto& runbook : import->runbooks) all += runbook.text;
  return all;
}

const std::string fence = "\n\n```sh\nkubectl delete ns old\n```\n";

TEST(LeadsToNothing, KnowsOutputAndProhibitions) {
  for (const std::string text :
       {"Sample output:", "Example output", "Output:", "**Expected output:**",
        "The output should look like this:", "You should see:", "Look at it. Expected output:",
        "What not to do",
        "Do not run this:", "Never:", "Warning: never run this:", "Don’t use this any more:", "Deprecated",
        "Old way:", "Restore (deprecated)", "~~Delete it~~", "Do not run this. It deletes everything:"})
    EXPECT_TRUE(leads_to_nothing(text)) << text;
  for (const std::string text : {"Output the list:", "Look at the output",
                                 "Do not proceed until this is done:", "Never skip this:", "Avoid downtime",
                                 "The count should not be zero:", "Never let it fill up. Check with:",
                                 "Delete the old way", "Don't worry: run this", ""})
    EXPECT_FALSE(leads_to_nothing(text)) << text;
}

TEST(LeadsToNothing, KeepsWhatIsShownAsComments) {
  for (const std::string caption :
       {"Sample output:", "Do not run this:", "Never:", "**Deprecated**", "Old way:"}) {
    const auto text = "# A\n1. `kubectl get ns`\n\n" + caption + fence;
    EXPECT_EQ(done(text), " kubectl: get ns\n") << caption;
    EXPECT_THAT(runbooks(text), testing::HasSubstr("# kubectl delete ns old\n"));
  }
  EXPECT_EQ(done("# A\n1. `kubectl get ns`\n\nNever:\n\n- `kubectl delete ns x`\n"), " kubectl: get ns\n");
}

TEST(LeadsToNothing, HoldsInItemsAndSections) {
  EXPECT_EQ(
      done("# A\n1. Look: `kubectl get ns`\n\n   Expected output:\n\n   ```sh\n   kubectl x y\n   ```\n"),
      " kubectl: get ns\n");
  EXPECT_EQ(done("# A\n1. ~~Delete it~~\n\n   ```sh\n   kubectl delete ns x\n   ```\n"), "");
  EXPECT_EQ(done("# A\n1. `kubectl get ns`\n\n## What not to do" + fence + "### More" + fence),
            " kubectl: get ns\n");
  EXPECT_EQ(done("# D\n## Old way" + fence + "### More" + fence + "## B\n1. `kubectl get ns`\n"),
            " kubectl: get ns\n");
}

TEST(LeadsToNothing, HoldsForACommentAboveACommand) {
  const auto text = "# A\n```sh\n# Do not run this\nkubectl delete ns x\n\nkubectl get ns\n```\n";
  EXPECT_EQ(done(text), " kubectl: get ns\n");
  EXPECT_THAT(runbooks(text), testing::HasSubstr("the document says not to do it"));
}

TEST(IsForbidden, KnowsWhatIsStruckOrOld) {
  EXPECT_EQ(done("# A\n1. ~~`kubectl delete ns old`~~ `kubectl get ns`\n"), " kubectl: get ns\n");
  EXPECT_EQ(done("# A\n1. Never: `kubectl delete ns a`\n2. Old way: `kubectl delete ns b`\n"
                 "3. `kubectl delete ns c` (deprecated)\n4. Expected output: `kubectl x y`\n"),
            "");
}

}  // namespace
}  // namespace drctl
