#include "adapters/children.hpp"

#include <fmt/format.h>

#include <cstring>

#include "support/time_text.hpp"
#include "support/utf8.hpp"

namespace drctl {

Children::Children(Processes& processes, Execution& execution)
    : processes_(processes), execution_(execution), deadline_(execution.timeout) {}

ChildResult Children::run(const Command& command, std::function<void(Stream, std::string_view)> on_line) {
  RunOptions options;
  options.timeout = deadline_.remaining();
  options.on_line = std::move(on_line);
  return processes_.run(command, execution_.cancel, options);
}

ChildResult Children::run(const Command& command, Narrate narrate) {
  return run(command, [this, narrate](Stream stream, std::string_view line) {
    if (narrate == Narrate::all || (narrate == Narrate::errors && stream == Stream::err))
      execution_.narration.output(valid_utf8(line));
  });
}

std::optional<Outcome> Children::unfinished(const ChildResult& result, std::string_view program) const {
  switch (result.end) {
    case ChildEnd::exited:
      return std::nullopt;
    case ChildEnd::signalled:
      return Outcome{.end = End::cut_off,
                     .error = fmt::format("{} was killed by signal {} ({})", program, result.status,
                                          ::strsignal(result.status))};
    case ChildEnd::timed_out:
      return Outcome{.end = End::timed_out,
                     .error = fmt::format("{} was stopped after {}: its time was up", program,
                                          to_words(execution_.timeout)),
                     .help = "find out what it waits for, or give the step a longer timeout"};
    case ChildEnd::cancelled:
      return Outcome{.end = End::cancelled, .error = fmt::format("{} was stopped on request", program)};
    case ChildEnd::could_not_start:
      return Outcome{.end = End::could_not_start,
                     .error = result.error,
                     .help = fmt::format("install {} here, or add its folder to PATH", program)};
  }
  return Outcome{.error = "a child ended in no known way"};
}

std::string tidy(std::string_view output) {
  const auto last = output.find_last_not_of(" \t\r\n");
  return valid_utf8(output.substr(0, last == output.npos ? 0 : last + 1));
}

}  // namespace drctl
