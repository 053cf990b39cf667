// What the provider's API says of the database and the cluster, which a server on loopback plays here.
#include <gmock/gmock.h>

#include "recovery/provider_api.hpp"
#include "recovery/recovery.hpp"

namespace drctl::recovery {
namespace {

using ::testing::HasSubstr;

nlohmann::json provider_with(const std::string& pool_status) {
  auto holds = nlohmann::json::parse(R"({
    "clusters": {"lost": {"id": "c907e832-3080-48a6-a54d-7379e645c0b7", "label": "volaticloud", "status": "active",
      "node_pools": [{"label": "main", "node_quantity": 3, "plan": "vc2-2c-4gb"}]}},
    "databases": {
      "lost": {"label": "volaticloud", "host": "db.test", "port": "1", "trusted_ips": ["192.0.2.0/24"]},
      "backups": {"latest_backup": {"date": "2025-11-24", "time": "02:00:07"},
                  "oldest_backup": {"date": "2025-11-17", "time": "02:00:05"}}}
  })");
  holds["clusters"]["lost"]["node_pools"][0]["status"] = pool_status;
  return holds;
}

class ProviderStatus : public Recovery {
 protected:
  DrctlRun run(const ProviderApi& api) {
    name_provider(desk(), api, "  database_label: volaticloud\n");
    desk().change_environment("cluster_id: sandbox", "cluster_id: c907e832-3080-48a6-a54d-7379e645c0b7");
    return DrctlRun(desk(), desk().run_command("provider-status", {}));
  }
};

TEST_F(ProviderStatus, IsTold) {
  const ProviderApi api(provider_with("active"));
  auto told = run(api);
  EXPECT_EQ(told.wait(), 0) << told.output();
  for (const auto* words : {"database_status = Running", "maintenance = sunday 02:00:00", "192.0.2.0/24",
                            "latest_backup = 2025-11-24 02:00:07", "main: 3 of vc2-2c-4gb, active"})
    EXPECT_THAT(told.output(), HasSubstr(words));
}

TEST_F(ProviderStatus, FailsWhereSomethingIsNotWell) {
  const ProviderApi api(provider_with("pending"));
  auto told = run(api);
  EXPECT_EQ(told.wait(), 1) << told.output();
  EXPECT_THAT(told.output(), HasSubstr("main: 3 of vc2-2c-4gb, pending"));
}

}  // namespace
}  // namespace drctl::recovery
