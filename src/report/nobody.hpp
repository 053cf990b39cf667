#pragma once

#include "drctl/manual_work.hpp"

namespace drctl {

/// Where there is no terminal, nobody works by hand.
class Nobody final : public ManualWork {
 public:
  std::optional<ManualReport> ask(const std::string&, const std::vector<Question>&) override {
    return std::nullopt;
  }
};

}  // namespace drctl
