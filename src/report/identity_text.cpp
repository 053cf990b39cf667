#include "report/identity_text.hpp"

#include <fmt/format.h>

namespace drctl {

std::string identity_text(const TargetIdentified& identified) {
  const auto& [target, identity, expected, verdict, detail, duration_ms] = identified;
  if (verdict == "unknown") return fmt::format("target {} did not say who it is: {}", target, detail);
  const auto says = fmt::format("target {} says that it is {}", target, identity);
  if (verdict == "as_pinned") return says + ", as pinned";
  if (verdict == "as_before") return says + ", as before";
  if (verdict == "first_seen") return says + "; it is not pinned";
  if (verdict == "expected_new")
    return fmt::format("{}, not {}: expected by the operator's word", says, expected);
  return fmt::format("{}, not {}", says, expected);
}

}  // namespace drctl
