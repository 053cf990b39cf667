#include "sandbox/lost_front.hpp"

#include <fmt/core.h>

#include "sandbox/failure.hpp"
#include "sandbox/front.hpp"
#include "sandbox/name_server.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto nobodys_address = "127.0.0.9";

}  // namespace

std::string expire_certificate(Sandbox& sandbox) {
  sandbox.add_front();
  give_certificate(sandbox.folder(), Validity::until_yesterday);
  const auto verdict = verdict_on_certificate(sandbox.folder());
  if (!verdict.contains("expired")) throw Failure("nothing is broken: " + verdict);
  return fmt::format("{}: {}", console_name, verdict);
}

void renew_certificate(Sandbox& sandbox) {
  sandbox.add_front();
  if (verdict_on_certificate(sandbox.folder()) != "0 (ok)")
    give_certificate(sandbox.folder(), Validity::a_year);
}

std::string lose_record(Sandbox& sandbox) {
  sandbox.add_front();
  forget_name(sandbox.folder(), console_name);
  return fmt::format("{} has no address any more", console_name);
}

std::string mislead_name(Sandbox& sandbox) {
  sandbox.add_front();
  lead_name(sandbox.folder(), console_name, nobodys_address);
  return fmt::format("{} leads to {}, and not to {}", console_name, nobodys_address,
                     front_address(sandbox.folder()));
}

void return_record(Sandbox& sandbox) {
  sandbox.add_front();
  lead_name(sandbox.folder(), console_name, front_address(sandbox.folder()));
}

}  // namespace drctl::sandbox
