#include "cli/hold.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "plan/identity.hpp"
#include "report/plain_text.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

/// How whoever finds the environment held can go on.
std::string way_past(const LockHolder& holder) {
  if (holder.run.empty()) return "see drctl runs";
  if (!holder.place.empty() && holder.place != this_place())
    return fmt::format("wait for it, or stop it on {}; where its record is: drctl takeover {} --reason WHY",
                       holder.host, holder.run);
  return fmt::format(
      "wait for it, or stop it there; see drctl show {0}; to go on with it here: drctl takeover {0} --reason "
      "WHY",
      holder.run);
}

std::unexpected<Problem> held_by(const LockHolder& holder, const Plan& plan) {
  const auto what = plan.environment.empty() ? "the run" : fmt::format("environment '{}'", plan.environment);
  return problem(ExitStatus::locked, fmt::format("{} is held by {}", what, holder_text(holder)),
                 "one recovery at a time: " + way_past(holder));
}

/// Why nothing may be written there; empty: it is the cluster that was meant, as far as can be known.
std::string not_the_one(const Target& target, const Station& station) {
  const auto pinned = target.setting("identity");
  const auto questions = identity_questions({target}, station.adapters);
  if (pinned.empty() || !questions.contains(target.name)) return "";
  const auto identity = identity_of(questions.at(target.name), station.leave, std::chrono::seconds(5));
  if (!identity) return identity.error();
  return *identity == pinned ? "" : fmt::format("it says that it is {}, but {} is pinned", *identity, pinned);
}

/// The recovery goes on without: what is to be recovered may be that very cluster.
Hold only_here(EnvironmentLock here, const Lease& lease, const std::string& why, Station& station) {
  const auto lock = fmt::format("on this machine only: {} can't be taken: {}", lease.describe(), why);
  station.screen.print(printable(fmt::format("warning: the environment is locked {}", lock)) + "\n");
  return {std::move(here), nullptr, lock};
}

}  // namespace

std::string lock_name(const std::string& environment, const std::string& run) {
  return environment.empty() ? "run " + run : environment;
}

LockHolder this_session(const std::string& run, const Station& station) {
  LockHolder us{run, host_name(), station.by, ::getpid(), to_rfc3339(std::chrono::system_clock::now())};
  us.place = this_place();
  return us;
}

OrProblem<Hold> lock_environment(const std::filesystem::path& state, const Plan& plan, const std::string& run,
                                 Station& station) {
  auto lock = EnvironmentLock::take(state, lock_name(plan.environment, run), this_session(run, station));
  if (lock) return hold_everywhere(std::move(*lock), plan, run, station);
  const auto& [holder, error] = lock.error();
  if (holder) return held_by(*holder, plan);
  return problem(ExitStatus::journal_failed, "the run can't be locked: " + error,
                 "nothing was started; to keep the record elsewhere, set DRCTL_STATE to a folder");
}

std::optional<Lease> lease_of(const Plan& plan, const Station& station) {
  auto* kubectl = station.adapters.find("kubectl");
  if (!plan.lock || kubectl == nullptr) return std::nullopt;
  return Lease(*kubectl, *plan.lock, plan.environment);
}

OrProblem<Hold> hold_everywhere(EnvironmentLock here, const Plan& plan, const std::string& run,
                                Station& station) {
  const auto lease = lease_of(plan, station);
  if (!lease) return Hold{std::move(here), nullptr, ""};
  if (const auto why = not_the_one(*plan.lock, station); !why.empty())
    return only_here(std::move(here), *lease, why, station);
  const auto tell = [&screen = station.screen](const std::string& sentence) {
    screen.print(printable(sentence) + "\n");
  };
  auto taken = SharedLock::take(*lease, this_session(run, station), station.clock, station.leave, tell);
  if (taken) return Hold{std::move(here), std::move(*taken), lease->describe()};
  if (const auto* holder = std::get_if<LockHolder>(&taken.error())) return held_by(*holder, plan);
  return only_here(std::move(here), *lease, std::get<std::string>(taken.error()), station);
}

}  // namespace drctl
