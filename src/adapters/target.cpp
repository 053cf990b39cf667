#include "drctl/target.hpp"

#include <fmt/format.h>

namespace drctl {

std::string describe(const Target& target) {
  if (target.kind == "postgres")
    return fmt::format("database {} on {}:{} as {}", target.setting("database"), target.setting("host"),
                       target.setting("port"), target.setting("user"));
  if (target.kind == "kubernetes")
    return fmt::format("namespace {} of cluster context {}", target.setting("namespace"),
                       target.setting("context"));
  if (target.kind == "channel")
    return fmt::format("channel {} by {}{}{}", target.name, target.setting("via"),
                       target.setting("to").empty() ? "" : " to ", target.setting("to"));
  return target.name;
}

}  // namespace drctl
