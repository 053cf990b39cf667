#pragma once

#include "drctl/adapter.hpp"

namespace drctl {

/// For calls whose output is nobody's news: checks, and the question who a target is.
class SilentNarration final : public Narration {
 public:
  void output(std::string_view) override {}
  void progress(std::size_t, std::size_t, std::string_view) override {}
};

}  // namespace drctl
