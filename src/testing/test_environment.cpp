#include "testing/test_environment.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "runbook/read_target.hpp"
#include "runbook/steps.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl {

namespace {

using Given = std::vector<std::pair<Name, FieldValue>>;

TargetBinding binding_of(const TargetNeed& need) {
  TargetBinding binding{need.name, {need.kind, need.name.place}, {}, {}};
  for (const auto& kind : target_kinds())
    for (const auto& row : kind.settings)
      if (kind.name == need.kind && row.content != SettingRow::Content::secret &&
          (row.need == KeyText::Need::required || !row.default_value.empty()))
        binding.settings[std::string(row.name)] = {
            std::string(row.default_value.empty() ? "test" : row.default_value), need.name.place};
  return binding;
}

/// Every variable of the plan, by name.
std::map<std::string, const Variable*> variables_of(const LoadedRunbook& loaded) {
  std::map<std::string, const Variable*> variables;
  for (const auto& [name, included] : loaded.included)
    for (const auto& variable : included.vars) variables[variable.name.text] = &variable;
  for (const auto& variable : loaded.runbook.vars) variables[variable.name.text] = &variable;
  return variables;
}

void add_given(const Runbook& runbook, std::set<std::string>& names) {
  for (const auto* step : all_steps(runbook.steps))
    if (const auto* include = std::get_if<Include>(&step->action))
      for (const auto& [name, value] : include->with) names.insert(name.text);
}

/// Variables that an include gives a value with `with`.
std::set<std::string> given_by_includes(const LoadedRunbook& loaded) {
  std::set<std::string> names;
  add_given(loaded.runbook, names);
  for (const auto& [name, included] : loaded.included) add_given(included, names);
  return names;
}

class TestVariables {
 public:
  explicit TestVariables(const LoadedRunbook& loaded)
      : known_(variables_of(loaded)), given_(given_by_includes(loaded)) {}

  /// The later wins.
  void add(const Given& given) {
    for (const auto& [name, value] : given) {
      if (!known_.contains(name.text)) unknown(name);
      values_.insert_or_assign(name.text, std::pair(name, value));
    }
  }

  Diagnostics problems;

  /// A variable without a value that no include gives one.
  void check_required(const TestFile& file) {
    for (const auto& [name, variable] : known_) {
      const bool required = variable->need == Variable::Need::required && !variable->default_value;
      if (!required || variable->type == VariableType::secret || values_.contains(name) ||
          given_.contains(name))
        continue;
      problems.push_back(
          make_error(codes::no_value, file.runbook.place,
                     fmt::format("variable '{}' is required and has no value", name),
                     fmt::format("add '{}: ...' under 'vars'{}", name,
                                 variable->description.empty() ? "" : ": " + variable->description),
                     {{variable->name.place, "declared here"}}));
    }
  }

  void move_into(Environment& environment) {
    for (auto& [name, value] : values_) environment.vars.emplace_back(value.first, std::move(value.second));
    for (const auto& [name, variable] : known_)
      if (variable->type == VariableType::secret && !values_.contains(name))
        environment.vars.emplace_back(
            variable->name, SecretOrigin{SecretOrigin::Kind::env, "NEVER_READ", variable->name.place});
  }

 private:
  void unknown(const Name& name) {
    std::vector<std::string> names;
    for (const auto& [known, variable] : known_) names.push_back(known);
    problems.push_back(make_error(
        codes::unknown_variable, name.place, fmt::format("the runbook has no variable '{}'", name.text),
        did_you_mean(name.text, names, fmt::format("it has: {}", fmt::join(names, ", ")))));
  }

  std::map<std::string, const Variable*> known_;
  std::set<std::string> given_;
  std::map<std::string, std::pair<Name, FieldValue>> values_;
};

}  // namespace

std::expected<std::shared_ptr<const Environment>, Diagnostics> test_environment(const TestSubject& subject,
                                                                                const TestCase& one) {
  Environment environment;
  environment.source = subject.file.source;
  environment.name = {"test", subject.file.runbook.place};
  for (const auto& need : subject.runbook->runbook.targets) environment.targets.push_back(binding_of(need));
  TestVariables variables(*subject.runbook);
  for (const auto& [name, test] : subject.included) variables.add(test.vars);
  variables.problems.clear();  // what they have beside is of their own includes
  variables.add(subject.file.vars);
  variables.add(one.vars);
  variables.check_required(subject.file);
  if (!variables.problems.empty()) return std::unexpected(std::move(variables.problems));
  variables.move_into(environment);
  return std::make_shared<const Environment>(std::move(environment));
}

}  // namespace drctl
