#pragma once

#include <expected>
#include <optional>
#include <string>

#include "drctl/adapter.hpp"
#include "journal/environment_lock.hpp"

namespace drctl {

/// What stands in the cluster of who works on an environment.
struct LeaseState {
  std::string version;               ///< which writing of it was read; empty: there is no lease yet
  std::optional<LockHolder> holder;  ///< nothing: given back, or never taken
  std::optional<LockHolder> wish;    ///< who wants to go on with the holder's run
  std::string renewed;               ///< RFC 3339: when the holder was last heard of, by its clock
};

/// Why it could not be read or written.
struct LeaseTrouble {
  enum class Kind {
    overtaken,  ///< somebody else wrote it meanwhile: look again
    trouble,    ///< the cluster can't be reached, or does not allow it: `error` says so
  } kind;
  std::string error;
};

/// The lock of an environment that other machines see: the Lease drctl-ENVIRONMENT (coordination.k8s.io/v1)
/// in the target's namespace. It is written over only as it was read (resourceVersion), so of two who want it
/// one is told that he was overtaken.
class Lease {
 public:
  /// `kubectl` carries the calls out, 5 s each, and must outlive it.
  Lease(Adapter& kubectl, Target target, const std::string& environment);

  std::expected<LeaseState, LeaseTrouble> look(const Cancellation& cancel) const;
  /// Writes `state` in the place of its `version`. Gives it with its new version.
  std::expected<LeaseState, LeaseTrouble> write(const LeaseState& state, const Cancellation& cancel) const;

  /// "now" for LeaseState::renewed.
  static std::string time_now();

  /// "lease drctl-production in namespace volaticloud of cluster context example"
  std::string describe() const;

 private:
  std::expected<nlohmann::json, LeaseTrouble> call(const std::vector<std::string>& words,
                                                   const std::string& input,
                                                   const Cancellation& cancel) const;

  Adapter& kubectl_;
  Target target_;
  std::string name_;
};

}  // namespace drctl
