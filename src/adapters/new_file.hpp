#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "drctl/adapter.hpp"

namespace drctl {

/// A file that an adapter makes. It is written under another name beside its own, which it gets only when it
/// is whole: what fails or is stopped leaves nothing, and what exists is never replaced.
class NewFile {
 public:
  /// `noun` is what it is for people: "dump", "backup".
  NewFile(std::filesystem::path file, std::string noun);
  /// Removes what has not become whole.
  ~NewFile();
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// Why it can't be begun: there is such a file, or no such folder.
  std::optional<Outcome> refused() const;
  /// Where it is written.
  const std::filesystem::path& partial() const { return partial_; }
  /// Gives it its name for good; the failure, if that can't be done.
  std::optional<Outcome> finish() const;

 private:
  std::filesystem::path file_, partial_;
  std::string noun_;
};

}  // namespace drctl
