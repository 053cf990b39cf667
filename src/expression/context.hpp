#pragma once

#include <expected>
#include <map>
#include <memory>
#include <string>

#include "expression/budget.hpp"
#include "expression/regex.hpp"

namespace drctl::expression {

// What the functions of one evaluation share: the budget, and regular expressions that were compiled already.
class Context {
 public:
  explicit Context(const Limits& limits) : budget_(limits) {}

  Budget& budget() { return budget_; }

  // Fails on a regular expression with a syntax error, or that is too large.
  std::expected<const Regex*, std::string> regex(const std::string& pattern);

 private:
  Budget budget_;
  std::map<std::string, Regex> regexes_;
};

}  // namespace drctl::expression
