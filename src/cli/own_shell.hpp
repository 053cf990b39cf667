#pragma once

#include <string>
#include <vector>

#include "cli/station.hpp"
#include "platform/shell.hpp"

namespace drctl {

/// The shell of who works at the station: $SHELL, or /bin/sh. Variables that hold a secret are not for it,
/// and it says which those are. `station` must outlive it.
class OwnShell final : public Shell {
 public:
  explicit OwnShell(Station& station) : station_(station) {}
  std::string program() const override;
  ShellEnd open() override;

 private:
  Station& station_;
};

}  // namespace drctl
