#include "cli/workspace.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <ranges>

namespace drctl {

std::span<const AdapterSpec> adapter_specs() {
  static const auto specs = [] {
    std::vector<AdapterSpec> all;
    for (const auto& row : catalog()) all.push_back(row.spec);
    return all;
  }();
  return specs;
}

Library library() { return Library(default_folders()); }

OrProblem<std::shared_ptr<const LoadedRunbook>> load_runbook(const std::string& name) {
  auto file = library().find_runbook(name);
  if (!file) return problem(Diagnostics{file.error()});
  auto loaded = load_checked(*file, adapter_specs());
  if (!loaded) return problem(loaded.error());
  return std::make_shared<const LoadedRunbook>(std::move(*loaded));
}

namespace {

std::unexpected<Problem> no_environment(const Runbook& runbook) {
  auto known = library().environments();
  auto names = fmt::format("{}", fmt::join(std::views::keys(known), ", "));
  return problem(ExitStatus::bad_input,
                 fmt::format("runbook '{}' acts on real systems: name the environment", runbook.name.text),
                 names.empty() ? "drctl run " + runbook.name.text +
                                     " --env FILE.yaml; start from runbooks/environments/example.yaml"
                               : fmt::format("--env NAME, with one of: {}", names));
}

}  // namespace

OrProblem<NamedEnvironment> load_environment_for(const Runbook& runbook, const std::string& name) {
  const char* usual = std::getenv("DRCTL_ENV");
  auto wanted = name.empty() && usual ? std::string(usual) : name;
  if (wanted.empty())
    return runbook.targets.empty() ? OrProblem<NamedEnvironment>(NamedEnvironment{})
                                   : no_environment(runbook);
  auto file = library().find_environment(wanted);
  if (!file) return problem(Diagnostics{file.error()});
  auto environment = load_environment(*file);
  if (!environment) return problem(environment.error());
  return NamedEnvironment{std::make_shared<const Environment>(std::move(*environment)), *file};
}

}  // namespace drctl
