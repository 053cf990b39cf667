#pragma once
#include <memory>
#include <string>

#include "sandbox/folder.hpp"
#include "sandbox/ports.hpp"
#include "sandbox/spawn.hpp"

namespace drctl::recovery {

/// The sandbox's charts, packaged and served over HTTP on loopback as a Helm repository. Goes with the
/// object.
class ChartRepository {
 public:
  /// `sandbox` has helm beside kubectl. Throws sandbox::Failure.
  explicit ChartRepository(const sandbox::Folder& sandbox);
  ~ChartRepository();
  ChartRepository(const ChartRepository&) = delete;
  ChartRepository& operator=(const ChartRepository&) = delete;

  const std::string& url() const { return url_; }

 private:
  std::string url_;
  std::unique_ptr<sandbox::Child> server_;
};

}  // namespace drctl::recovery
