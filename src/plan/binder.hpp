#pragma once

#include <set>
#include <string>
#include <string_view>

#include "plan/bind.hpp"

/// Inside of bind.hpp: the parts that make a plan, each adding to the plan and the diagnostics at hand.
namespace drctl {

struct Binder {
  const BindRequest& request;
  Plan plan{};
  Diagnostics problems{};
  std::set<std::string> used_overrides{};

  bool stays_open() const { return request.unnamed == Unnamed::stays_open; }
  void problem(std::string_view code, Place place, std::string message, std::string help = {}) {
    problems.push_back(make_error(code, std::move(place), std::move(message), std::move(help)));
  }
};

/// The targets that `need` of a runbook lists, out of the environment.
void bind_targets(Binder& binder, const std::vector<TargetNeed>& needs);

/// The cluster that the environment names for its lock; the runbook needs not know it.
void bind_lock(Binder& binder);

/// Who is told of the run: the channels of the runbook's `notify` that the environment has.
void bind_audience(Binder& binder, const Runbook& runbook);

/// Opens a frame for the runbook: every variable gets the value of --var, the environment or its default, in
/// this order; one named in `given` gets its own when the include is reached. Returns the frame's index.
std::size_t bind_frame(Binder& binder, const Runbook& runbook, const std::set<std::string>& given);

/// Lists the runbook's steps, those of its decisions and includes with it, rollbacks last.
void bind_steps(Binder& binder);

}  // namespace drctl
