#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drctl/diagnostic.hpp"
#include "drctl/effect.hpp"
#include "expression/expression.hpp"
#include "expression/interpolation.hpp"

/// A runbook as it was written: names, places and parsed expressions, nothing resolved yet.
namespace drctl {

using std::chrono::milliseconds;

/// A text with a place, for messages about it.
struct Name {
  std::string text;
  Place place;
};

/// A bare CEL field: when, until, expect, a value of capture.
struct Condition {
  expression::Expression expression;
  Place place;  ///< of the expression's first byte; errors add their offset
};

/// One field of a call: an interpolated text, or a list or mapping of such.
struct FieldValue {
  using List = std::vector<FieldValue>;
  using Map = std::vector<std::pair<Name, FieldValue>>;
  std::variant<expression::Template, List, Map> content;
  Place place;
};

/// What an adapter is asked to do: `kubectl: get pods -o json`.
struct CallText {
  Name adapter;
  std::map<std::string, FieldValue> fields;  ///< by field name; the shorthand is filled in
  std::optional<Name> target;                ///< which of the runbook's targets, when several fit
};

struct Capture {
  Name name;
  Condition value;
};

/// `retries: {attempts: 3, delay: 2s, backoff: 2}`; attempts counts the first one too.
struct Retries {
  int attempts = 1;
  milliseconds delay{1000};
  double backoff = 1.0;
  milliseconds max_delay{60'000};
};

enum class OnFailure { ask, stop, continue_, rollback };  ///< ask: the operator's menu; stop where nobody is there

/// How a step's result is shown on the console.
enum class Show { nothing, text, table, json };

struct Step;

/// `choose:` a decision of the operator.
struct Option {
  Name name;
  std::string title;
  std::vector<Step> steps;
};
struct Choose {
  std::vector<Option> options;
};

/// `runbook: NAME` with `with: {variable: value}`.
struct Include {
  Name runbook;
  std::vector<std::pair<Name, FieldValue>> with;
};

/// `check:` is it already done? A read call and the expectation that says yes.
struct Check {
  CallText call;
  std::vector<Condition> expect;
};

struct Step {
  Name id;
  std::string title;
  Place place;
  std::variant<CallText, Choose, Include> action;
  std::optional<Condition> when;
  std::vector<Condition> expect;
  std::optional<Condition> until;
  milliseconds every{2000};
  std::optional<milliseconds> timeout;  ///< of one attempt; with `until`, of all polls together
  std::vector<Capture> capture;
  std::optional<Retries> retries;
  OnFailure on_failure = OnFailure::ask;
  std::optional<CallText> rollback;
  std::optional<Check> check;
  std::string confirm;  ///< the consequence, shown at the gate; makes a gate
  std::optional<Effect> effect;
  std::string effect_reason;
  std::string by_hand;  ///< `manual:` beside another adapter: what to do when it can't
  Show show = Show::nothing;
};

enum class VariableType { string, integer, number, boolean, duration, path, url, enumeration, secret, list, object };

struct Variable {
  Name name;
  VariableType type = VariableType::string;
  std::string description;
  enum class Need { optional, required } need = Need::optional;
  std::optional<FieldValue> default_value;  ///< literal; checked against the type while reading
  std::string pattern;                      ///< RE2, for strings
  std::optional<double> min, max;
  std::vector<std::string> values;          ///< for enum
};

/// `targets: {database: postgres}`: what the runbook acts on, bound by the environment.
struct TargetNeed {
  Name name;
  std::string kind;
};

struct Runbook {
  std::shared_ptr<const Source> source;
  Name name;
  std::string title, description, impact, severity;
  std::optional<milliseconds> rto, rpo;
  std::vector<std::string> owners, links;
  std::vector<TargetNeed> targets;
  std::vector<Variable> vars;
  std::vector<Step> steps;
};

/// A secret's origin, never its value: {env: NAME}, {file: PATH}.
struct SecretOrigin {
  enum class Kind { env, file } kind;
  std::string where;
  Place place;
};

struct TargetBinding {
  Name name;
  Name kind;
  std::map<std::string, Name> settings;
  std::map<std::string, SecretOrigin> secrets;
};

/// An environment file: binds a runbook's targets and variables to one installation.
struct Environment {
  std::shared_ptr<const Source> source;
  Name name;
  std::string description;
  bool is_protected = false;
  std::vector<TargetBinding> targets;
  std::vector<std::pair<Name, std::variant<FieldValue, SecretOrigin>>> vars;
};

}  // namespace drctl
