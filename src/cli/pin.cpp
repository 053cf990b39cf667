#include "runbook/pin.hpp"

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/station.hpp"
#include "cli/workspace.hpp"
#include "plan/bind.hpp"
#include "plan/identity.hpp"
#include "platform/file.hpp"
#include "report/message.hpp"

namespace drctl {

namespace {

namespace fs = std::filesystem;

struct PinOptions {
  std::string environment;
  bool replace = false;
};

/// A file that only its owner may read stays one.
FileAccess access_of(const fs::path& file) {
  const auto others = fs::perms::group_read | fs::perms::others_read;
  return (fs::status(file).permissions() & others) == fs::perms::none ? FileAccess::owner_only
                                                                      : FileAccess::ordinary;
}

OrProblem<void> write(const fs::path& file, const std::string& target, const std::string& identity) {
  auto environment = load_environment(file);  // anew: places move with each identity that is written
  if (!environment) return problem(environment.error());
  const auto binding = std::ranges::find(environment->targets, target,
                                         [](const TargetBinding& each) { return each.name.text; });
  auto text = with_identity(*binding, identity);
  if (!text) return problem(ExitStatus::bad_input, text.error());
  auto written = write_file_atomically(fs::canonical(file), *text, access_of(file));
  if (!written) return problem(ExitStatus::bad_input, written.error());
  return {};
}

/// Asks one target and keeps what it says; tells what came of it.
OrProblem<void> pin_target(const Target& target, const IdentityQuestions& questions,
                           const PinOptions& options, const fs::path& file, const Cancellation& cancel) {
  const auto question = questions.find(target.name);
  if (question == questions.end()) return {};  // a channel: nothing is ever changed there
  const auto identity = identity_of(question->second, cancel);
  if (!identity)
    return problem(ExitStatus::step_failed, fmt::format("target '{}': {}", target.name, identity.error()),
                   "nothing was written for it");
  const auto pinned = target.setting("identity");
  if (!pinned.empty() && pinned != *identity && !options.replace)
    return problem(
        ExitStatus::wrong_target,
        fmt::format("target '{}' ({}) says that it is {}, but {} is pinned", target.name, describe(target),
                    *identity, pinned),
        "find out why; if it was replaced by a new one: drctl pin --replace " + options.environment);
  if (pinned != *identity)
    if (auto written = write(file, target.name, *identity); !written) return written;
  fmt::print("{}  {}  {}  {}\n", target.name, *identity, describe(target),
             pinned == *identity ? "as pinned"
             : pinned.empty()    ? "pinned"
                                 : "pinned anew, before it was " + pinned);
  return {};
}

OrProblem<ExitStatus> pin(const PinOptions& options, const Context& context) {
  auto named = load_environment_for(Runbook{}, options.environment);
  if (!named) return std::unexpected(named.error());
  if (!named->environment)
    return problem(ExitStatus::bad_input, "no environment is named", "drctl pin ENV, or set DRCTL_ENV");
  auto targets = bind_all_targets(named->environment, named->path);
  if (!targets) return problem(targets.error());
  Station station(context, "");
  for (const auto& target : *targets)
    for (const auto& [key, secret] : target.secrets) station.keep_secret({secret.reveal()});
  const auto questions = identity_questions(*targets, station.adapters);
  auto status = ExitStatus::success;
  for (const auto& target : *targets)
    if (auto pinned = pin_target(target, questions, options, named->path, station.leave); !pinned)
      status = print_problem(pinned.error(), context);
  return status;
}

Action declare_pin(Arguments& arguments) {
  auto options = std::make_shared<PinOptions>();
  arguments.positional("ENV", options->environment, Arguments::Need::optional,
                       "The environment, by name or path (default: $DRCTL_ENV)");
  arguments.flag("--replace", options->replace, "Take other identities than the pinned ones");
  return action_of<PinOptions>(pin, options);
}

}  // namespace

constexpr const char* pin_lesson =
    "Asks each target of the environment who it is and writes the answer into the environment's file, as\n"
    "`identity`: PostgreSQL's system identifier, the uid of Kubernetes' kube-system namespace. From then on "
    "a\n"
    "run checks it before it changes anything there, and stops with status 8 if an address has come to lead\n"
    "elsewhere. Do it while all is well. A target that can't be asked leaves status 1, one that differs "
    "from\n"
    "what is pinned 8; the others are pinned all the same.\n"
    "\n"
    "Example:\n"
    "  drctl pin production";

const CommandRow pin_command = {"pin", "Record who an environment's targets are", pin_lesson, declare_pin};

}  // namespace drctl
