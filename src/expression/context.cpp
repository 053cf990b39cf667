#include "expression/context.hpp"

namespace drctl::expression {

std::expected<const Regex*, std::string> Context::regex(const std::string& pattern) {
  if (const auto known = regexes_.find(pattern); known != regexes_.end()) return &known->second;
  // Compiling costs about a step a character; with fewer than a hundred patterns kept they take some
  // megabytes.
  constexpr std::size_t most = 64;
  budget_.step(100 + pattern.size());
  auto compiled = Regex::compile(pattern);
  if (!compiled) return std::unexpected(std::move(compiled.error()));
  if (regexes_.size() >= most) regexes_.clear();
  return &regexes_.emplace(pattern, std::move(*compiled)).first->second;
}

}  // namespace drctl::expression
