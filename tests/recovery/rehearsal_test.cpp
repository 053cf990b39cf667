// A rehearsal of every shipped runbook on a system that works: nothing on it is another thing afterwards.
#include <gmock/gmock.h>

#include "recovery/parameter_name.hpp"
#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

class Rehearsal : public Recovery, public ::testing::WithParamInterface<const char*> {
 protected:
  /// What the cluster says of every object that a rehearsal could have touched, versions included.
  static std::string cluster() {
    return sandbox().kubectl()({"get", "namespaces,deployments,replicasets,services,secrets,configmaps", "-A",
                                "-o",
                                "jsonpath={range .items[*]}{.kind} {.metadata.namespace}/{.metadata.name} "
                                "{.metadata.resourceVersion}{\"\\n\"}"
                                "{end}"});
  }
  static std::string nodes() {
    return sandbox().kubectl()(
        {"get", "nodes", "-o", "jsonpath={range .items[*]}{.metadata.name} {.spec}{end}"});
  }
  /// Rows written and objects made since the server started, as PostgreSQL counts them.
  static std::string database() {
    std::string text;
    for (const auto& row : sandbox().postgres().query(
             "volaticloud",
             "SELECT 'class', max(oid::bigint)::text, count(*)::text FROM pg_class "
             "UNION ALL SELECT 'databases', string_agg(datname, ' ' ORDER BY datname), '' FROM pg_database "
             "UNION ALL SELECT 'rows', (SELECT md5(string_agg(b::text, '' ORDER BY id)) FROM bots AS b), "
             "(SELECT count(*)::text FROM backtests)"))
      for (const auto& cell : row) text += cell + " ";
    return text;
  }
  static std::string everything() { return cluster() + nodes() + database(); }
  static std::size_t files() {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(sandbox().folder() / "backups"), fs::directory_iterator{}));
  }
};

TEST_P(Rehearsal, ChangesNothing) {
  const auto before = everything();
  const auto files_before = files();
  DrctlRun run(desk(), desk().run_command(GetParam(), {"--rehearse"}));
  const auto status = run.wait();
  EXPECT_TRUE(status == 0 || status == 1) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("Nothing was changed."));
  EXPECT_THAT(run.output(), AnyOf(HasSubstr("ran, since they only read"), HasSubstr("tried without")));
  EXPECT_THAT(run.output(), Not(HasSubstr(sandbox().postgres().owner("volaticloud").password)));
  EXPECT_EQ(everything(), before) << run.output();
  EXPECT_EQ(files(), files_before) << run.output();
}

INSTANTIATE_TEST_SUITE_P(OfEveryRunbook, Rehearsal,
                         ::testing::Values("db-corruption", "db-connection-lost", "db-loss", "node-failure",
                                           "control-plane-failure", "cluster-loss", "lost-bots",
                                           "lost-strategies", "backup-database", "backup-config",
                                           "backup-secrets", "post-recovery-verification"),
                         [](const auto& instance) { return parameter_name(instance.param); });

}  // namespace
}  // namespace drctl::recovery
