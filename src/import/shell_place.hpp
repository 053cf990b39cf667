#pragma once

#include <string>
#include <utility>
#include <vector>

#include "import/calls.hpp"

namespace drctl {

/// Where the commands of a block are typed: what `cd` and `export` above them have set.
class ShellPlace {
 public:
  /// Whether the command is one that take() may take in.
  static bool is_set_by(const ShellCommand& command);
  /// Takes in `cd DIR` and `export NAME=VALUE`, where no shell would have to make the words. Whether it was
  /// one of them.
  bool take(const ShellCommand& command);
  /// Gives the call of a later command its directory and its environment; one that has no field for them, a
  /// comment.
  void give(CallDraft& call) const;

 private:
  bool take_directory(const ShellCommand& command);
  bool take_variables(const ShellCommand& command);

  std::string words() const;

  std::string directory_;
  std::vector<std::pair<std::string, std::string>> variables_;
};

}  // namespace drctl
