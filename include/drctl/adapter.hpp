#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/cancellation.hpp"
#include "drctl/effect.hpp"
#include "drctl/target.hpp"
#include "expression/type.hpp"

/// The contract that an adapter's author reads. An adapter is one file pair in src/adapters, one row in
/// src/adapters/catalog.cpp, one test file and one paragraph in docs/adapters.md.
namespace drctl {

/// How the YAML of a field is read, and what the adapter finds in Call::arguments for it.
enum class FieldForm {
  text,      ///< interpolated text                              -> string
  words,     ///< a command line split as a shell would, or a list; each word interpolated -> array of strings
  sql,       ///< ${...} becomes a bound parameter               -> {"text": "... $1 ...", "params": [values]}
  value,     ///< any YAML; a lone ${...} keeps its type         -> any
  list,      ///< list of interpolated texts                     -> array of strings
  map,       ///< mapping of interpolated texts                  -> object of strings
  boolean,   ///< true or false                                  -> boolean
  integer,   ///< whole number                                   -> integer
  duration,  ///< 30s, 5m, 1h30m                                 -> integer, milliseconds
};

/// One key of an adapter's mapping form.
struct Field {
  enum class Need { optional, required };
  std::string name;
  FieldForm form = FieldForm::text;
  Need need = Need::optional;
  std::string summary;                ///< one line for docs, schema and --help
  std::vector<std::string> one_of{};  ///< for text: the only words allowed, when not empty
  bool to_argv = false;       ///< becomes arguments of a process, which everyone on the machine can read
  bool to_people = false;     ///< is sent to people, who must not read a secret in it
  std::string answered_in{};  ///< for map: the field of the result that holds a text by each of its keys
};

/// What the reader, the checker and the documentation know of an adapter. Pure data.
struct AdapterSpec {
  enum class Effects { inferred, stated };
  std::string name;         ///< the key in a step: "kubectl"
  std::string summary;      ///< one line
  std::string target_kind;  ///< "postgres", "kubernetes", "channel", or empty
  std::string shorthand;    ///< the field that `name: scalar` fills; empty: only the mapping form
  std::vector<Field> fields;
  expression::Type result;                    ///< what `result` is in until, expect and capture
  std::chrono::milliseconds timeout{60'000};  ///< of one attempt, when the step states none
  std::string program{};                      ///< the child program that must be on PATH, or empty
  bool asks_person = false;                   ///< it talks with the operator: nothing else is at work then
  Effects effects = Effects::inferred;  ///< stated: a call does not show what it does; a step must say it
  bool vital = true;  ///< false: a step that failed is passed over, unless its author says otherwise
};

/// One resolved call. While planning, what is not known yet stands as its own text ("${replicas}"), and in
/// `params` of a sql field as null.
struct Call {
  nlohmann::json arguments = nlohmann::json::object();  ///< by field name; absent fields are absent
  Target target;
};

/// What a call would do; made without touching anything.
struct Preview {
  Effect effect = Effect::destructive;
  std::string reason;       ///< why it has that effect: "DELETE removes rows", "scale to 0"
  std::string command;      ///< what will run, as a person would type it; contains no secret
  std::string target;       ///< where: "database volaticloud on 127.0.0.1:5432 as volaticloud"
  std::string target_name;  ///< the word that is typed at a gate: "volaticloud"
  bool known = true;        ///< false: the adapter doesn't know what this does, and takes it for the worst
};

/// How an attempt ended.
enum class End {
  succeeded,
  failed,           ///< the target or the tool said no
  timed_out,        ///< the deadline passed; the work was stopped
  cancelled,        ///< stopped because Execution::cancel was requested
  could_not_start,  ///< nothing was done: tool missing, target unreachable, password refused
  needs_operator,   ///< a person is needed and there is none
  cut_off,          ///< the connection or the tool broke while it was at work: nobody knows how far it came
};

/// "succeeded", "timed_out", ...: the words of the journal.
constexpr std::string_view to_string(End end) {
  constexpr std::string_view words[] = {"succeeded",       "failed",         "timed_out", "cancelled",
                                        "could_not_start", "needs_operator", "cut_off"};
  return words[static_cast<std::size_t>(end)];
}

struct Outcome {
  End end = End::failed;
  nlohmann::json result =
      nlohmann::json::object();  ///< matches AdapterSpec::result; may be partial on failure
  std::string error{};           ///< one or more lines; empty on success
  std::string help{};            ///< the next step a person can take, or empty
};

/// Where an attempt reports what happens while it happens.
class Narration {
 public:
  virtual ~Narration() = default;
  /// One line of output, without its newline.
  virtual void output(std::string_view line) = 0;
  /// `done` of `total` objects; `what` is the one at work. total 0: unknown.
  virtual void progress(std::size_t done, std::size_t total, std::string_view what) = 0;
};

/// The frame of one attempt.
struct Execution {
  const Cancellation& cancel;
  std::chrono::milliseconds timeout;  ///< from the start of perform
  Narration& narration;
};

class Adapter {
 public:
  virtual ~Adapter() = default;
  /// What the call would do. No I/O. The error is a mistake in the call itself ("two statements; one is
  /// allowed"), worded for the runbook's author.
  virtual std::expected<Preview, std::string> preview(const Call& call) const = 0;
  /// The call as a rehearsal makes it: the strongest form of it that changes nothing, here or on the target;
  /// nothing when there is none. A call that only reads is its own. No I/O. Whoever rehearses asks `preview`
  /// again, and makes no call that does more than read.
  virtual std::optional<Call> rehearsal(const Call& call) const {
    const auto shown = preview(call);
    return shown && shown->effect == Effect::read ? std::optional(call) : std::nullopt;
  }
  /// For who approves the call: what it would change, found out by looking at the target without changing it:
  /// "about 2000 rows of bots", a diff. Lines of text, all there are; empty where nothing can be told at
  /// little cost, and "not known: ..." where the target did not tell. Never throws; keeps within the frame as
  /// `perform` does.
  virtual std::string impact(const Call& call, Execution& execution) {
    static_cast<void>(call), static_cast<void>(execution);
    return {};
  }
  /// Does it, within the frame. Never throws; never outlives its deadline by more than a grace of 5 s.
  virtual Outcome perform(const Call& call, Execution& execution) = 0;
};

class Processes;   // platform/process.hpp
class ManualWork;  // drctl/manual_work.hpp

/// The doors that adapters are made with.
struct Doors {
  Processes& processes;
  ManualWork& manual_work;
};

/// A row of the catalog.
struct AdapterRow {
  AdapterSpec spec;
  std::unique_ptr<Adapter> (*make)(const Doors& doors);
};

/// Every adapter of this program, in the order of the documentation.
const std::vector<AdapterRow>& catalog();

}  // namespace drctl
