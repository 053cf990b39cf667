#pragma once

#include <expected>
#include <memory>
#include <string>

#include "engine/drive.hpp"

namespace spdlog {
class logger;
}

namespace drctl {

class Masker;

/// --log-file: every event with its time, flushed at once, for whoever develops drctl or a runbook. Secrets
/// are masked.
class Trace final : public Recorder {
 public:
  /// Appends to `file` (0600 when it is new); `masker` must outlive it. Fails with why the file can't be
  /// written.
  static std::expected<std::unique_ptr<Trace>, std::string> open(const std::string& file,
                                                                 const Masker& masker);

  std::expected<void, std::string> record(const Event& event, const State& after) override;

 private:
  Trace(std::shared_ptr<spdlog::logger> logger, const Masker& masker);
  std::shared_ptr<spdlog::logger> logger_;
  const Masker& masker_;
};

}  // namespace drctl
