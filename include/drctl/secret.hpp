#pragma once

#include <string>
#include <utility>

namespace drctl {

/// A value that must never be shown. It has no conversion to text: whoever needs the value says `reveal`.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_(std::move(value)) {}
  const std::string& reveal() const { return value_; }
  bool empty() const { return value_.empty(); }

 private:
  std::string value_;
};

}  // namespace drctl
