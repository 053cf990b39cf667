#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/print_problem.hpp"
#include "cli/resumption.hpp"
#include "cli/takeover_watch.hpp"
#include "journal/read_journal.hpp"
#include "report/plain_text.hpp"
#include "support/time_text.hpp"

namespace drctl {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_tries{100};

struct TakeoverOptions {
  Resumption resumption;
  std::string reason, wait = "10m";
};

struct Wish {
  std::string reason;
  milliseconds patience;
};

/// Told to whoever holds the run, for as long as we wait for it.
OrProblem<EnvironmentLock> wish_for(const std::filesystem::path& state, const std::string& name,
                                    const std::string& run, const Station& station, const Wish& wish) {
  auto us = this_session(run, station);
  us.reason = wish.reason;
  auto wished = EnvironmentLock::take(state, name, us, Claim::takeover);
  if (wished) return std::move(*wished);
  const auto& [other, error] = wished.error();
  if (!other) return problem(ExitStatus::journal_failed, error, "nothing was done");
  return problem(ExitStatus::locked, holder_text(*other) + " is about to take it over already",
                 "one at a time: see drctl show " + run);
}

std::unexpected<Problem> not_handed_over(const LockHolder& holder, const Wish& wish) {
  return problem(
      ExitStatus::locked,
      fmt::format("{} has not handed over within {}", holder_text(holder), to_words(wish.patience)),
      fmt::format(
          "it ends the step at work first (see drctl show {0}): wait longer with --wait. Only if it is "
          "stuck: end pid {1} on {2}, then drctl resume {0}, which asks about that step",
          holder.run, holder.pid, holder.host));
}

OrProblem<EnvironmentLock> wait_for_lock(const std::filesystem::path& state, const std::string& name,
                                         const std::string& run, Station& station, const Wish& wish) {
  const auto deadline = station.clock.steady_now() + wish.patience;
  for (;;) {
    auto lock = EnvironmentLock::take(state, name, this_session(run, station));
    if (lock) return std::move(*lock);
    if (!lock.error().holder) return problem(ExitStatus::journal_failed, lock.error().error);
    if (station.step_cancel.requested() || station.leave.requested())
      return problem(ExitStatus::interrupted, "nothing was taken over",
                     "the run may have stopped for us: see drctl show " + run);
    if (station.clock.steady_now() >= deadline) return not_handed_over(*lock.error().holder, wish);
    station.clock.wait(between_tries, station.step_cancel);
  }
}

/// Who worked on the run last, when nobody does now.
std::string last_at_work(const RunFolder& folder) {
  auto content = read_journal(folder.journal());
  std::string by;
  for (const auto& event : content ? content->events : std::vector<Event>{}) {
    if (const auto* started = std::get_if<RunStarted>(&event.what)) by = started->by;
    if (const auto* resumed = std::get_if<RunResumed>(&event.what)) by = resumed->by;
  }
  return by;
}

/// Whoever hands over writes that down last. Without it, this folder is an old copy of the run's: what was
/// done since would be done again.
OrProblem<void> check_record(const RunFolder& folder, const LockHolder& from) {
  const auto content = read_journal(folder.journal());
  const auto* end =
      content && !content->events.empty() ? std::get_if<RunEnded>(&content->events.back().what) : nullptr;
  if (end != nullptr && end->status == to_string(RunStatus::taken_over)) return {};
  return problem(ExitStatus::locked,
                 fmt::format("{} has handed over, but what was done there is not in {}", from.host,
                             folder.path.string()),
                 "bring the run's folder over from there as it is now, then: drctl resume " + folder.id());
}

/// Who has handed over on another machine; empty: nobody was at work there, as far as can be known.
OrProblem<std::string> handed_over_elsewhere(const Plan& plan, const RunFolder& folder, Station& station,
                                             const Wish& wish) {
  const auto lease = lease_of(plan, station);
  const auto state = lease ? lease->look(station.leave) : LeaseState{};
  if (!state || !state->holder || is_dead(*state->holder)) return "";
  const auto& holder = *state->holder;
  if (holder.run != folder.id()) return "";  // whoever takes the lease is told who has it
  station.screen.print(
      printable(fmt::format("asked {} to hand over; it ends the step at work first", holder_text(holder))) +
      "\n");
  auto us = this_session(folder.id(), station);
  us.reason = wish.reason;
  const auto handed = ask_to_hand_over(*lease, us, wish.patience, station.clock, station.leave);
  if (!handed && std::holds_alternative<LockHolder>(handed.error())) return not_handed_over(holder, wish);
  if (handed && *handed == HandOver::given_back)
    if (auto checked = check_record(folder, holder); !checked) return std::unexpected(checked.error());
  return holder.by;
}

OrProblem<Claimed> claim(const Wish& wish, const std::filesystem::path& state, const Plan& plan,
                         const RunFolder& folder, Station& station) {
  const auto name = lock_name(plan.environment, folder.id());
  const auto holder = lock_holder(state, name);
  if (holder && holder->run != folder.id())
    return problem(ExitStatus::locked,
                   fmt::format("environment '{}' is held by {}, not by run {}", plan.environment,
                               holder_text(*holder), folder.id()),
                   "take that one over, or wait for it");
  const auto wished = wish_for(state, name, folder.id(), station, wish);
  if (!wished) return std::unexpected(wished.error());
  if (holder)
    station.screen.print(printable(fmt::format("asked {} to hand over; it ends the step at work first",
                                               holder_text(*holder))) +
                         "\n");
  auto lock = wait_for_lock(state, name, folder.id(), station, wish);
  if (!lock) return std::unexpected(lock.error());
  const auto elsewhere = handed_over_elsewhere(plan, folder, station, wish);
  if (!elsewhere) return std::unexpected(elsewhere.error());
  auto hold = hold_everywhere(std::move(*lock), plan, folder.id(), station);
  if (!hold) return std::unexpected(hold.error());
  const auto from = !elsewhere->empty() ? *elsewhere : holder ? holder->by : last_at_work(folder);
  RunResumed first{station.by, host_name(), from, wish.reason, hold->lock};
  return Claimed{std::move(*hold), std::move(first)};
}

OrProblem<ExitStatus> takeover(const TakeoverOptions& options, const Context& context) {
  if (options.reason.empty())
    return problem(ExitStatus::bad_input, "a takeover needs a reason, which is recorded",
                   "--reason 'her laptop is lost'");
  const auto patience = parse_duration(options.wait);
  if (!patience)
    return problem(ExitStatus::bad_input, fmt::format("--wait: '{}' is no duration", options.wait),
                   "write 30s, 10m or 1h");
  const Wish wish{options.reason, *patience};
  return go_on_with(options.resumption, context, [&wish](auto&&... parts) { return claim(wish, parts...); });
}

Action declare_takeover(Arguments& arguments) {
  auto options = std::make_shared<TakeoverOptions>();
  declare_resumption(arguments, options->resumption);
  arguments.option("--reason", options->reason, "WHY", "Why, for the record and for who is taken over");
  arguments.option("--wait", options->wait, "DURATION",
                   "How long to wait for the step at work there (default: 10m)");
  return action_of<TakeoverOptions>(takeover, options);
}

}  // namespace

constexpr const char* takeover_lesson =
    "Goes on here with a run that somebody else, or your other terminal, works on. Whoever has it is told "
    "who\n"
    "takes it over and why, ends the step at work, begins no other, leaves every question unanswered, and "
    "exits\n"
    "with status 9; only then this session begins. Never are two at work. If nobody is, it begins at once.\n"
    "\n"
    "A process that is stuck hands nothing over: after --wait this command ends with status 5, and says "
    "which\n"
    "process to end; `drctl resume` then asks about the step that was at work there.\n"
    "\n"
    "Examples:\n"
    "  drctl takeover --reason 'her laptop is lost'\n"
    "  drctl takeover 20261124-0310 --reason 'shift change' --operator grace";

const CommandRow takeover_command = {"takeover", "Go on here with a run that is at work elsewhere",
                                     takeover_lesson, declare_takeover};

}  // namespace drctl
