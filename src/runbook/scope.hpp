#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

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
  const Step* loop = nullptr;   ///< the innermost `for_each` that the step stands in, if any
  const Step* group = nullptr;  ///< the innermost `parallel` that the step stands in, if any
};

/// Every capture of the runbook by name, in the order of the file.
using CaptureSites = std::multimap<std::string, CaptureSite, std::less<>>;
CaptureSites capture_sites(const std::vector<Step>& steps);

/// What `run` is in the texts of the runbook's `notify`.
expression::Type notice_run_type();

/// The names that an expression may use at one place of a runbook.
class Scope {
 public:
  /// Before the first step: variables, now, run.
  Scope(const Reading& reading, const CaptureSites& sites);

  void declare(const std::string& name, expression::Type type);
  void forget(const std::string& name);
  const expression::Declarations& names() const { return names_; }
  /// The item of a `for_each`: known before the run, as a variable is.
  void declare_item(const std::string& name, expression::Type type);
  bool is_item(const std::string& name) const { return items_.contains(name); }

  /// Of these names one that holds a secret: a variable of that type, or a capture made of one.
  std::optional<std::string> secret_among(const std::set<std::string>& names) const;
  void declare_secret(const std::string& name);
  /// Where no secret may stand: none is offered, and whoever uses one is told so elsewhere.
  void withhold_secrets();

  /// Whose texts are checked from now on, and the `parallel` that it stands in: for what is said of names.
  void ask_for(const Step& step) { asking_ = &step; }
  const Step* enter_group(const Step* group) { return std::exchange(asking_group_, group); }

  /// The type of the expression, or nothing after its errors were reported.
  std::optional<expression::Type> check(const Condition& condition, Findings& findings) const;
  /// The type of the template: of its lone expression, or string.
  std::optional<expression::Type> check(const expression::Template& text, const SourceText& place,
                                        Findings& findings) const;

 private:
  friend class Branch;
  friend class AsResult;
  /// What is known of a name at some time.
  struct Known {
    std::string name;
    std::optional<expression::Type> type;
    bool is_secret = false, is_item = false;
  };
  void restore(Known before);
  void remember(const std::string& name);
  void report(std::vector<expression::Error> errors, const SourceText& text, Findings& findings) const;
  void explain_undefined(expression::Error& error, const std::string& name) const;

  const Reading* reading_;
  const CaptureSites* sites_;
  expression::Declarations names_;
  std::set<std::string> secrets_, withheld_, items_;
  std::size_t branches_ = 0;   ///< that live
  std::vector<Known> before_;  ///< within branches: what names were before each change
  const Step *asking_ = nullptr, *asking_group_ = nullptr;
  bool has_result_ = false;
};

/// Takes back at its end what was declared or forgotten while it lived. Nothing is copied, so that a decision
/// of many options costs no more for each.
class Branch {
 public:
  explicit Branch(Scope& scope) : scope_(scope), begin_(scope.before_.size()) { ++scope_.branches_; }
  ~Branch();
  Branch(const Branch&) = delete;
  Branch& operator=(const Branch&) = delete;

  /// What is known that was not known before it.
  expression::Declarations news() const;

 private:
  Scope& scope_;
  std::size_t begin_;
};

/// A name that is known for a while: `result`. Nothing is copied, so that a runbook of many steps costs no
/// more for each. The name must not be known already.
class ForAWhile {
 public:
  ForAWhile(Scope& scope, std::string name, expression::Type type) : scope_(scope), name_(std::move(name)) {
    scope_.declare(name_, std::move(type));
  }
  ~ForAWhile() { scope_.forget(name_); }
  ForAWhile(const ForAWhile&) = delete;
  ForAWhile& operator=(const ForAWhile&) = delete;

 private:
  Scope& scope_;
  std::string name_;
};

/// While it lives `result` is that of the step itself: what the step captures can be said of it.
class AsResult {
 public:
  explicit AsResult(Scope& scope) : scope_(scope) { scope_.has_result_ = true; }
  ~AsResult() { scope_.has_result_ = false; }
  AsResult(const AsResult&) = delete;
  AsResult& operator=(const AsResult&) = delete;

 private:
  Scope& scope_;
};

}  // namespace drctl
