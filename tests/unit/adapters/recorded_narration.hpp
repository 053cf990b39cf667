#pragma once

#include <string>
#include <vector>

#include "drctl/adapter.hpp"

namespace drctl {

/// Keeps what an attempt narrates.
class RecordedNarration final : public Narration {
 public:
  std::vector<std::string> lines;

  void output(std::string_view line) override { lines.emplace_back(line); }
  void progress(std::size_t, std::size_t, std::string_view) override {}
};

}  // namespace drctl
