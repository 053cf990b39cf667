#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "expression/declarations.hpp"
#include "runbook/findings.hpp"
#include "runbook/reading.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// Where a capture's value comes from.
struct CaptureSite {
  const Step* step = nullptr;
  const Capture* capture = nullptr;
  const Step* decision = nullptr;  ///< the decision that the step is an option's of, if any
  std::string option;
  const Step* loop = nullptr;  ///< the innermost `for_each` that the step stands in, if any
};

/// Every capture of the runbook by name, in the order of the file.
using CaptureSites = std::multimap<std::string, CaptureSite, std::less<>>;
CaptureSites capture_sites(const std::vector<Step>& steps);

/// The names that an expression may use at one place of a runbook.
class Scope {
 public:
  /// Before the first step: variables, now, run.
  Scope(const Reading& reading, const CaptureSites& sites);

  /// The same names, and `result`.
  Scope with_result(const expression::Type& type) const;
  void declare(const std::string& name, expression::Type type) { names_[name] = std::move(type); }
  const expression::Declarations& names() const { return names_; }
  /// The item of a `for_each`: known before the run, as a variable is.
  void declare_item(const std::string& name, expression::Type type) {
    declare(name, std::move(type));
    items_.insert(name);
  }
  bool is_item(const std::string& name) const { return items_.contains(name); }

  /// Of these names one that holds a secret: a variable of that type, or a capture made of one.
  std::optional<std::string> secret_among(const std::set<std::string>& names) const;
  void declare_secret(const std::string& name) { secrets_.insert(name); }

  /// The type of the expression, or nothing after its errors were reported.
  std::optional<expression::Type> check(const Condition& condition, Findings& findings) const;
  /// The type of the template: of its lone expression, or string.
  std::optional<expression::Type> check(const expression::Template& text, const SourceText& place,
                                        Findings& findings) const;

 private:
  void report(std::vector<expression::Error> errors, const SourceText& text, Findings& findings) const;
  void explain_undefined(expression::Error& error, const std::string& name) const;

  const Reading* reading_;
  const CaptureSites* sites_;
  expression::Declarations names_;
  std::set<std::string> secrets_, items_;
};

}  // namespace drctl
