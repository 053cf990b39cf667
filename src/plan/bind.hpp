#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "plan/adapters.hpp"
#include "plan/plan.hpp"
#include "runbook/library.hpp"

namespace drctl {

enum class Secrets {
  read,      ///< for a run: a secret that can't be read is an error
  withheld,  ///< for a dry run: no secret is looked at; "[secret]" stands for each
};

/// What becomes of a target and a variable that nobody has named.
enum class Unnamed {
  is_error,    ///< nothing can be carried out
  stays_open,  ///< for a document without an environment: names stand for what only --var could tell
};

inline constexpr std::string_view withheld_secret = "[secret]";

/// What a plan is made of.
struct BindRequest {
  std::shared_ptr<const LoadedRunbook> runbook;
  std::shared_ptr<const Environment> environment;  ///< none: only for runbooks without targets
  std::filesystem::path environment_path;  ///< relative paths of secrets and kubeconfigs start at its folder
  std::map<std::string, std::string> overrides{};  ///< --var, as typed
  const Adapters* adapters = nullptr;              ///< must outlive the plan
  Secrets secrets = Secrets::read;
  Unnamed unnamed = Unnamed::is_error;
};

/// Binds every variable, target and step; or says all that is missing or does not fit, with places in the
/// runbook or environment. What was typed on the command line is placed in a source named "--var NAME", line
/// 0.
std::expected<Plan, Diagnostics> bind(const BindRequest& request);

/// Every target of the environment, its secrets read.
std::expected<std::vector<Target>, Diagnostics> bind_all_targets(
    std::shared_ptr<const Environment> environment, const std::filesystem::path& path);

}  // namespace drctl
