#include "report/notice_text.hpp"

#include <fmt/format.h>

#include "drctl/adapter.hpp"

namespace drctl {

std::string notice_text(const Notified& notice) {
  const auto of = notice.step.empty() ? notice.moment : fmt::format("{} of {}", notice.moment, notice.step);
  const auto text = notice.text.substr(0, notice.text.find('\n'));
  if (notice.end == to_string(End::succeeded))
    return fmt::format("{} told ({}): {}", notice.channel, of, text);
  return fmt::format("{} not told ({}): {}", notice.channel, of,
                     notice.error.substr(0, notice.error.find('\n')));
}

}  // namespace drctl
