#pragma once
#include <memory>
#include <string>

#include "recovery/local_server.hpp"
#include "sandbox/folder.hpp"

namespace drctl::recovery {

/// The sandbox's charts, packaged and served over HTTP on loopback as a Helm repository. Goes with the
/// object.
class ChartRepository {
 public:
  /// `sandbox` has helm beside kubectl. Throws sandbox::Failure.
  explicit ChartRepository(const sandbox::Folder& sandbox);

  const std::string& url() const { return url_; }

 private:
  std::string url_;
  std::unique_ptr<LocalServer> server_;
};

}  // namespace drctl::recovery
