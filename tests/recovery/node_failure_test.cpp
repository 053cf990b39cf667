// A node is really lost: its kubelet ends. The runbook finds out which one it is.
#include <gmock/gmock.h>

#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

class NodeFailure : public Recovery {
 protected:
  std::vector<std::string> run_command(const std::vector<std::string>& further) {
    return desk().run_command("node-failure", further);
  }
  static std::string kubectl(const std::vector<std::string>& arguments) {
    return sandbox().kubectl()(arguments);
  }
  /// Breaks it; returns the node that is lost.
  static std::string lose_node() {
    const auto words = sandbox::break_sandbox(sandbox(), "node-failure");
    return words.substr(0, words.find(' '));
  }
  static std::string nodes_of_pods() {
    return kubectl({"-n", "volaticloud", "get", "pods", "-l", "app=volaticloud-backend", "-o",
                    "jsonpath={range .items[*]}{.spec.nodeName} {end}"});
  }
};

TEST_F(NodeFailure, TakesTheLostNodeOutOfTheCluster) {
  const auto lost = lose_node(), healthy = std::string(lost == "node-1" ? "node-2" : "node-1");
  DrctlRun run(desk(), run_command({"--choose", "intervene=remove", "--approve", "drain", "--approve",
                                    "delete-node"}));
  EXPECT_EQ(run.wait(150s), 0) << run.output();
  auto expected = whole().seen;
  expected["nodes"] = healthy + " True \n";
  EXPECT_EQ(state().seen, expected);
  EXPECT_EQ(nodes_of_pods(), healthy + " " + healthy + " ");
  EXPECT_THAT(run.output(), HasSubstr("lost_nodes = [\"" + lost + "\"]"));
  EXPECT_THAT(RunRecord(desk()).events("step_started", "drain").at(0).at("command"),
              HasSubstr(" drain " + lost + " --ignore-daemonsets --delete-emptydir-data "));
}

TEST_F(NodeFailure, TouchesNothingWithoutAnApproval) {
  const auto lost = lose_node();
  DrctlRun run(desk(), run_command({"--choose", "intervene=remove"}));
  EXPECT_EQ(run.wait(), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("step 'drain' needs approval"));
  EXPECT_THAT(kubectl({"get", "node", lost, "-o", "jsonpath={.spec.unschedulable}"}), "true");
  EXPECT_EQ(RunRecord(desk()).starts("drain"), 0);
}

TEST_F(NodeFailure, NeedsNoInterventionOncePodsHaveMoved) {
  const auto lost = lose_node();
  DrctlRun run(desk(), run_command({"--choose", "intervene=none"}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_EQ(state().seen.at("replicas"), "2 wanted, 2 ready");
  EXPECT_EQ(kubectl({"get", "node", lost, "-o", "jsonpath={.spec.unschedulable}"}), "");
  EXPECT_EQ(RunRecord(desk()).starts("cordon"), 0);
}

TEST_F(NodeFailure, HasNothingToDoWhenEveryNodeReports) {
  DrctlRun run(desk(), run_command({}));
  EXPECT_EQ(run.wait(120s), 0) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("lost_nodes = []"));
  EXPECT_THAT(RunRecord(desk()).events("choice_made"), IsEmpty());
  expect_recovered();
}

}  // namespace
}  // namespace drctl::recovery
