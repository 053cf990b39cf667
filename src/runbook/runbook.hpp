#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "drctl/diagnostic.hpp"
#include "drctl/effect.hpp"
#include "expression/expression.hpp"
#include "expression/interpolation.hpp"
#include "runbook/source_text.hpp"
#include "support/boxed.hpp"

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
  SourceText text;  ///< of the expression: text.place(error.offset, error.length)
};

/// A value without ${}, typed by what its place wants; where nothing is wanted, as YAML's core schema has it.
struct Literal {
  nlohmann::json value;  ///< durations in milliseconds
  std::string written;   ///< of a scalar: its text, without quotes
};

struct NamedValue;

/// A value in a runbook: of a field of a call, of a variable.
struct FieldValue {
  using List = std::vector<FieldValue>;
  using Map = std::vector<NamedValue>;
  /// A text that may hold ${} is a template, even when it holds none. Where a list, a boolean, a number or a
  /// duration is wanted, a template is a lone ${} of that type.
  std::variant<Literal, expression::Template, List, Map> content;
  SourceText text;  ///< of a template: text.place(error.offset, error.length)
  Place place;
};

/// One entry of a mapping.
struct NamedValue {
  Name name;
  FieldValue value;
};

/// `effect: read` with its `effect_reason`: what the author says against what is inferred.
struct StatedEffect {
  Effect effect;
  std::string reason;
  Place place;
};

/// What an adapter is asked to do: `kubectl: get pods -o json`.
struct CallText {
  Name adapter;
  std::map<std::string, FieldValue> fields;  ///< by field name; the shorthand is filled in
  std::optional<Name> target;                ///< which of the runbook's targets, when several fit
  std::optional<StatedEffect> effect;
  std::optional<milliseconds> timeout;  ///< of one attempt; with `until`, of all polls together
  Place place;                          ///< of the action
};

/// The capture of this name is a timestamp: up to when the data is there again. The RPO achieved counts from
/// it.
inline constexpr std::string_view recovery_point = "recovery_point";

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
  double jitter = 0;            ///< 0.2: each pause is up to a fifth shorter, so that many don't come at once
  std::vector<std::string> on;  ///< words of End that are worth another attempt; empty: each failure is
};

enum class OnFailure {
  ask,
  stop,
  continue_,
  rollback,
  goto_  ///< the run goes on at Step::go_to; the steps between are skipped
};  ///< ask: the operator's menu; stop where nobody is there

/// How a step's result is shown on the console.
enum class Show { nothing, text, table, json };

struct Step;

/// `choose:` a decision of the operator.
struct Option {
  Name name;
  std::string title, description;
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

/// How many branches of a group are at work at once, and whether a failed one keeps further ones from
/// beginning. Those at work are always waited for: nothing is cut off because another failed.
struct AtOnce {
  int max_parallel = 1;
  bool fail_fast = true;
};

/// `parallel: {max_parallel: 2, steps: [...]}`: each step is a branch, they are carried out at once.
struct Parallel {
  AtOnce at_once{.max_parallel = 4};
  std::vector<Step> steps;
};

/// `for_each: {as: table, in: tables, steps: [...]}`: the steps once for each item of a list that is known
/// before the run.
struct ForEach {
  Name item;
  std::optional<Condition> in;  ///< missing only where it could not be read
  AtOnce at_once;               ///< each round is a branch; one after the other when not given
  std::vector<Step> steps;
};

/// `check:` is the step already done? A read call and the expectation that says yes.
struct Check {
  CallText call;
  std::vector<Condition> expect;
};

/// `gate: {timeout: 15m, on_timeout: park}`: how long the gate of a step waits, and what follows when nobody
/// has answered by then.
struct GateLimit {
  enum class Outcome {
    park,  ///< the run ends, to be resumed; the gate asks again
    fail,  ///< the step failed, and its `on_failure` says what follows
  };
  milliseconds timeout{0};
  Outcome on_timeout = Outcome::park;
};

struct Step {
  Name id;
  std::string title, description;
  Place place;
  std::variant<CallText, Choose, Include, ForEach, Parallel> action;
  Boxed<Condition> when;
  std::vector<Condition> expect;
  Boxed<Condition> until;
  milliseconds every{2000};
  std::vector<Capture> capture;
  Boxed<Retries> retries;
  OnFailure on_failure = OnFailure::ask;
  Name go_to;  ///< for OnFailure::goto_: a later step of the same list
  Boxed<CallText> rollback;
  Boxed<CallText> rehearse;  ///< what a rehearsal does instead: a call that only reads
  Boxed<Check> check;
  Boxed<FieldValue> confirm;  ///< a template: the consequence, shown at the gate; makes a gate
  Boxed<GateLimit> gate;      ///< without one a gate waits for as long as it takes
  Boxed<FieldValue> by_hand;  ///< a template, `manual:` beside another adapter: what to do when it can't
  Show show = Show::nothing;
  std::vector<std::string> owners, links;
};

/// The run goes on by itself after the step failed: its captures then know `error`.
constexpr bool goes_on_after_failure(const Step& step) {
  return step.on_failure == OnFailure::continue_ || step.on_failure == OnFailure::goto_;
}

enum class VariableType {
  string,
  integer,
  number,
  boolean,
  duration,
  path,
  url,
  enumeration,
  secret,
  list,
  object
};

struct Variable {
  Name name;
  VariableType type = VariableType::string;
  std::string description;
  enum class Need { optional, required } need = Need::optional;
  std::optional<nlohmann::json> default_value;  ///< of the type; durations in milliseconds
  std::string pattern;                          ///< RE2, for strings
  std::optional<double> min, max;
  std::vector<std::string> values;  ///< for enum
};

/// `targets: {database: postgres}`: what the runbook acts on, bound by the environment.
struct TargetNeed {
  Name name;
  std::string kind;
};

/// Whom to call. `reach` is a number, an address, a channel; as many as there are.
struct Contact {
  std::string name, role;
  std::vector<std::string> reach;
};

/// When people are told of a run.
enum class Occasion {
  start,
  waiting,  ///< for approval, a decision, or work by hand
  failure,  ///< a step failed, and someone has to say what now
  end,
};

/// "start", "waiting", ...: the keys of `notify` and the words of the journal.
constexpr std::string_view to_string(Occasion occasion) {
  constexpr std::string_view words[] = {"start", "waiting", "failure", "end"};
  return words[static_cast<std::size_t>(occasion)];
}

/// `notify: {to: team, start: TEXT, ...}`: who is told of a run, and what. An occasion without a text is not
/// told.
struct Notices {
  std::vector<Name> to;  ///< targets of kind channel
  std::map<Occasion, FieldValue> texts;
};

struct Runbook {
  std::shared_ptr<const Source> source;
  Name name;
  std::string title, description, impact, severity;
  std::optional<milliseconds> rto, rpo;
  std::vector<std::string> owners, links;
  std::vector<Contact> contacts;
  std::vector<TargetNeed> targets;
  Notices notices;
  std::vector<Variable> vars;
  std::vector<Step> steps;
  std::vector<Capture> outputs;  ///< what an including runbook may capture
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
  int approvers = 1;  ///< so many different people approve what is destructive
  Boxed<Name> lock;   ///< the target that holds the lock which other machines see; none: they see none
  std::vector<TargetBinding> targets;
  /// Literals, lists and mappings: value_of (runbook/variable.hpp) types them for a runbook's variable.
  std::vector<std::pair<Name, std::variant<FieldValue, SecretOrigin>>> vars;
};

}  // namespace drctl
