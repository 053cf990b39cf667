#include "cli/trace.hpp"

#include <fcntl.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <unistd.h>

#include "support/masking.hpp"

namespace drctl {

std::expected<std::unique_ptr<Trace>, std::string> Trace::open(const std::string& file,
                                                               const Masker& masker) {
  // spdlog would create it readable by all.
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd >= 0) ::close(fd);
  try {
    auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(file);
    auto logger = std::make_shared<spdlog::logger>("drctl", std::move(sink));
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %P %l %v");
    logger->flush_on(spdlog::level::trace);
    return std::unique_ptr<Trace>(new Trace(std::move(logger), masker));
  } catch (const spdlog::spdlog_ex& error) {
    return std::unexpected(error.what());
  }
}

Trace::Trace(std::shared_ptr<spdlog::logger> logger, const Masker& masker)
    : logger_(std::move(logger)), masker_(masker) {}

std::expected<void, std::string> Trace::record(const Event& event, const State&) {
  if (std::holds_alternative<StepOutput>(event.what)) return {};  // the journal keeps what is worth keeping
  auto line = masker_.mask_json(to_json(event));
  logger_->info(line.dump(-1, ' ', false, Json::error_handler_t::replace));
  return {};  // a trace that can't be written stops no recovery
}

}  // namespace drctl
