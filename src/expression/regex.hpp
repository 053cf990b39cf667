#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace drctl::expression {

// A regular expression of RE2's syntax (https://github.com/google/re2/wiki/Syntax): matches in linear time.
class Regex {
 public:
  // Fails on a syntax error and on what takes more than a megabyte compiled.
  static std::expected<Regex, std::string> compile(std::string_view pattern);

  // Whether some part of the text matches.
  bool matches(std::string_view text) const;

 private:
  explicit Regex(std::shared_ptr<const re2::RE2> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const re2::RE2> compiled_;
};

}  // namespace drctl::expression
