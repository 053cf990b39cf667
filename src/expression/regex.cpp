#include "expression/regex.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include "expression/encoding.hpp"

namespace drctl::expression {

std::expected<Regex, std::string> Regex::compile(std::string_view pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{1} << 20);
  const re2::StringPiece piece(pattern.data(), pattern.size());
  auto compiled = std::make_shared<const re2::RE2>(piece, options);
  if (compiled->ok()) return Regex(std::move(compiled));
  return std::unexpected(
      fmt::format("{} is no regular expression: {}", excerpt(pattern), compiled->error().substr(0, 200)));
}

bool Regex::matches(std::string_view text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

}  // namespace drctl::expression
