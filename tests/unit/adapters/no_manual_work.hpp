#pragma once

#include "drctl/manual_work.hpp"

namespace drctl {

/// The door to a person, where there is none.
class NoManualWork final : public ManualWork {
 public:
  std::optional<ManualReport> ask(const std::string&, const std::vector<Question>&) override {
    return std::nullopt;
  }
};

}  // namespace drctl
