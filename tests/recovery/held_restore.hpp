#pragma once
#include <filesystem>

#include "recovery/desk.hpp"

namespace drctl::recovery {

/// A pg_restore on the desk's PATH that restores a half, the tables without a row, and then stands still:
/// whoever looks finds a restore in flight for as long as he likes. Whatever is left of it is killed when
/// this object goes.
class HeldRestore {
 public:
  explicit HeldRestore(const Desk& desk);
  ~HeldRestore();
  HeldRestore(const HeldRestore&) = delete;
  HeldRestore& operator=(const HeldRestore&) = delete;

  /// Whether a half is restored and the process stands still; waits for it, 30 s at most.
  bool reached() const;
  /// Whether that process still lives.
  bool alive() const;
  /// From now on pg_restore is the real one.
  void release() const;

 private:
  std::filesystem::path program_, pid_file_;
};

}  // namespace drctl::recovery
