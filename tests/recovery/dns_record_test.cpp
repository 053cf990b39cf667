// A DNS record is changed by the provider's API, which a server on loopback speaks here.
#include <gmock/gmock.h>

#include "recovery/leaks.hpp"
#include "recovery/provider_api.hpp"
#include "recovery/recovery.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DnsRecord : public Recovery {
 protected:
  void SetUp() override {
    Recovery::SetUp();
    name_provider(desk(), api_, "  dns_zone: volaticloud.test\n");
  }
  std::vector<std::string> command(std::vector<std::string> further) {
    further.insert(further.begin(), {"--var", "address=203.0.113.7"});
    return desk().run_command("dns-record", further);
  }

  const ProviderApi api_{nlohmann::json{{"records", {{"", "192.0.2.10"}, {"console", "192.0.2.11"}}}}};
};

TEST_F(DnsRecord, IsLedToTheNewAddressAndNoOtherIs) {
  DrctlRun run(desk(), command({"--approve", "lead-record"}));
  EXPECT_EQ(run.wait(), 0) << run.output();
  EXPECT_EQ(api_.address_of("console"), "203.0.113.7");
  EXPECT_EQ(api_.address_of(""), "192.0.2.10");
  EXPECT_THAT(run.output() + all_files(desk().state()), Not(HasSubstr(api_.key())));
}

TEST_F(DnsRecord, StaysAsItIsWithoutAnApproval) {
  DrctlRun run(desk(), command({}));
  EXPECT_EQ(run.wait(), 4) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("is led to 203.0.113.7 from here on, and no more to 192.0.2.11"));
  EXPECT_EQ(api_.address_of("console"), "192.0.2.11");
}

TEST_F(DnsRecord, IsNotAskedForAgainWhenItLeadsThereAlready) {
  DrctlRun first(desk(), command({"--approve", "lead-record"}));
  EXPECT_EQ(first.wait(), 0) << first.output();
  DrctlRun second(desk(), command({}));
  EXPECT_EQ(second.wait(), 0) << second.output();
}

TEST_F(DnsRecord, StaysAsItIsForAWrongKey) {
  sandbox::write_text(desk() / "provider-key", "a-key-of-last-year", sandbox::Readers::owner);
  DrctlRun run(desk(), command({"--approve", "lead-record"}));
  EXPECT_EQ(run.wait(), 1) << run.output();
  EXPECT_THAT(run.output(), HasSubstr("401"));
  EXPECT_EQ(api_.address_of("console"), "192.0.2.11");
}

}  // namespace
}  // namespace drctl::recovery
