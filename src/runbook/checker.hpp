#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "drctl/adapter.hpp"
#include "runbook/check.hpp"
#include "runbook/findings.hpp"
#include "runbook/scope.hpp"

namespace drctl {

/// Goes through a runbook in the order in which it runs, with the names that are known at each step.
class Checker {
 public:
  Checker(const Reading& reading, std::span<const AdapterSpec> adapters, const Readings& others)
      : reading_(reading),
        adapters_(adapters),
        others_(others),
        sites_(capture_sites(reading.runbook.steps)) {}

  Diagnostics check();

 private:
  // check_steps.cpp
  void check_steps(const std::vector<Step>& steps, Scope& scope);
  void check_step(const Step& step, Scope& scope);
  void check_choose(const Choose& choose, Scope& scope);
  void report_goto(const std::vector<Step>& steps, std::size_t index);
  void check_result(const Step& step, const CallText& call, Scope& scope);
  void check_check(const Check& check, Scope& scope);
  void check_uses(const Step& step, const expression::Type& type, Scope& scope);
  expression::Type check_capture(const Capture& capture, const Scope& scope);
  void check_condition(const Condition& condition, std::string_view what, const Scope& scope);

  // check_call.cpp
  void check_call(const CallText& call, const Scope& scope);
  void check_field(const Field& field, const FieldValue& value, const Scope& scope);
  void check_argv(const FieldValue& value, const Scope& scope);
  void check_told(const FieldValue& value, const Scope& scope);
  void check_texts(const FieldValue& value, const Scope& scope);
  void check_target(const CallText& call, const AdapterSpec& adapter);
  void check_named_target(const CallText& call, const AdapterSpec& adapter);
  void check_effect(const CallText& call, const AdapterSpec& adapter);

  // check_groups.cpp
  void check_for_each(const ForEach& loop, Scope& scope);
  void check_parallel(const Parallel& group, Scope& scope);
  expression::Type check_items(const Condition& in, const Scope& scope);

  // check_include.cpp
  void check_include(const Step& step, const Include& include, Scope& scope);
  void check_outputs(const Scope& scope);
  void check_taken(const Step& step, const Include& include, const Reading* included, Scope& scope);
  void check_with(const Name& name, const FieldValue& value, const Reading& included, const Scope& scope);
  void check_stays_secret(const Variable& variable, const FieldValue& value, const Scope& scope);
  void check_included_target(const Include& include, const TargetNeed& need);

  // check_notices.cpp
  void check_notices(const Scope& before);
  void check_channel(const Name& name);
  void check_tells_nobody(const CallText& call, std::string_view key);

  // check_unique.cpp
  void check_unique();
  void check_ids(const std::vector<Step>& steps, std::map<std::string, Place>& seen);

  const AdapterSpec* adapter(std::string_view name) const;

  const Reading& reading_;
  std::span<const AdapterSpec> adapters_;
  const Readings& others_;
  CaptureSites sites_;
  Findings findings_;
};

}  // namespace drctl
