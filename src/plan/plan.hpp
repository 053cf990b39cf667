#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "drctl/adapter.hpp"
#include "expression/value.hpp"
#include "plan/identity.hpp"
#include "runbook/runbook.hpp"

/// A runbook bound to an environment: every step in one list, every name with a value or a promise of one.
namespace drctl {

using Names = expression::Bindings;

/// One runbook within the plan, or one round of a `for_each`, with names of its own. Frame 0 is the runbook
/// that was asked for.
struct Frame {
  const Runbook* runbook = nullptr;
  Names variables;  ///< bound before the run; those that an include gives with `with` come while it runs
  std::optional<std::size_t> outer{};  ///< of a round: the frame whose captures it knows too
};

/// A call of an adapter to a target, its text not resolved yet.
struct PlannedCall {
  const CallText* text = nullptr;
  const AdapterSpec* spec = nullptr;
  Adapter* adapter = nullptr;
  Target target;
};

enum class Role { forward, rollback };

/// The step that a step is inside of: a decision's option, an included runbook, a `for_each`, a `parallel`.
struct Parent {
  std::size_t step;
  std::string option;  ///< for a decision: inside which option
};

struct PlannedStep {
  std::string id;  ///< unique in the plan: "post-recovery-verification.health"
  std::size_t frame = 0;
  const Step* text = nullptr;
  Role role = Role::forward;
  std::size_t rollback_of = 0;  ///< for Role::rollback: the index of the step it undoes
  std::optional<Parent> parent;
  std::string item;                     ///< inside a `for_each`: of which round, for the title
  std::optional<PlannedCall> call;      ///< none for a decision, an include and a group
  std::optional<PlannedCall> check;     ///< is it already done?
  std::optional<PlannedCall> rehearse;  ///< what a rehearsal does instead
  bool leaves_outputs = false;  ///< it stands behind the steps of an include, and captures what they leave
  std::size_t inner_frame = 0;  ///< for an include, and for what leaves its outputs: the frame that it opens
  std::size_t end = 0;          ///< one past the last step inside it; without any: past itself
  std::vector<std::size_t> branches;  ///< of a group that is carried out at once: where each begins
  AtOnce at_once;                     ///< with `branches`: how
  std::string title() const;
  /// How long its gate waits: of the one before the step, not of that before what undoes it. Null: no limit.
  const GateLimit* gate_limit() const;
};

/// The id of the step that the run goes on at after this one failed: it stands in the same list of steps.
std::string goto_target(const PlannedStep& step);

/// Who is told of the run itself, by what.
struct Audience {
  const Notices* notices = nullptr;  ///< of the runbook that was asked for; none: nobody is told
  Adapter* adapter = nullptr;
  std::vector<Target> channels;  ///< those that the environment has
};

struct Plan {
  std::shared_ptr<const void> keeps;  ///< owns the runbooks and environment that everything points into
  std::string runbook, title, impact, severity;
  std::string environment, environment_path;
  bool is_protected = false;  ///< the environment says that a mistake hurts there
  int approvers = 1;          ///< so many different people approve what is destructive
  milliseconds rto{0};
  std::optional<milliseconds> rpo;  ///< 0 is a target too: nothing may be lost
  std::vector<Target> targets;
  std::optional<Target> lock;  ///< the cluster that keeps the lock which other machines see
  Audience audience;
  IdentityQuestions identities;      ///< of the targets that have one
  std::set<std::string> expect_new;  ///< targets whose identity may differ, by the operator's word
  std::map<std::string, std::string> overrides;
  std::vector<std::string> secrets;  ///< values to mask everywhere
  std::vector<Frame> frames;
  std::vector<PlannedStep> steps;  ///< in order; rollbacks stand after all forward steps

  /// The index of the step with this id, or nothing.
  std::optional<std::size_t> find(std::string_view id) const;
};

}  // namespace drctl
