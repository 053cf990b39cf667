#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/input_digests.hpp"
#include "cli/print_problem.hpp"
#include "cli/session.hpp"
#include "journal/read_journal.hpp"
#include "journal/signature.hpp"
#include "platform/file.hpp"
#include "support/sha256.hpp"

namespace drctl {

namespace {

struct VerifyOptions {
  std::string run, seal;
  std::vector<std::string> keys;
};

std::unexpected<Problem> damaged(std::string message, std::string help) {
  return problem(ExitStatus::journal_failed, std::move(message), std::move(help));
}

/// The number of the line that has this hash, from 1; 0 when none has it.
std::size_t line_with(std::string_view journal, std::string_view hash) {
  for (std::size_t number = 1; !journal.empty(); ++number) {
    const auto line = journal.substr(0, journal.find('\n'));
    if (sha256(line) == hash) return number;
    journal.remove_prefix(std::min(journal.size(), line.size() + 1));
  }
  return 0;
}

/// A seal that was noted is that of the last line, or of an earlier one when the run went on.
OrProblem<std::string> check_seal(const std::string& journal, const std::string& seal, std::size_t lines) {
  if (seal.empty()) return "";
  const auto line = line_with(journal, seal);
  if (line == 0)
    return damaged("no line of the record has the seal that was noted",
                   "lines that were there when it was noted were changed or cut off");
  if (line == lines) return ", and ends where the seal says";
  return fmt::format(", and goes on for {} lines behind the seal", lines - line);
}

OrProblem<std::vector<PublicKey>> keys_in(const std::vector<std::string>& files) {
  std::vector<PublicKey> keys;
  for (const auto& file : files) {
    auto key = public_key_in(file);
    if (!key)
      return problem(ExitStatus::bad_input, key.error(),
                     "the public key of it: openssl pkey -in PRIVATE -pubout -out PUBLIC");
    keys.push_back(std::move(*key));
  }
  return keys;
}

/// What can be said of the author without a key.
std::string unknown_author(const SignedLines& lines) {
  if (lines.of_them == 0) return "";
  if (lines.of_them == lines.all) return "; it is signed, by whom only --key can tell";
  return fmt::format("; {} of them are signed, and the others not: a session had no key", lines.of_them);
}

/// Who wrote it: the chain alone anybody could make anew.
OrProblem<std::string> check_author(const std::string& journal, const std::vector<std::string>& files) {
  if (files.empty()) return unknown_author(signed_lines(journal));
  auto keys = keys_in(files);
  if (!keys) return std::unexpected(keys.error());
  if (auto checked = check_signatures(journal, *keys); !checked)
    return damaged(checked.error(),
                   "somebody else wrote it, or a session had no key; several keys: --key A --key B");
  return fmt::format(", each signed with {}", fmt::join(files, " or "));
}

/// What is beside the journal belongs to it, and it to this run.
OrProblem<void> check_start(const RunFolder& folder, const RunStarted& start) {
  if (start.run != folder.id())
    return damaged(fmt::format("the record is that of run {}, not of {}", start.run, folder.id()),
                   "somebody put it in the place of another");
  if (auto changed = changed_inputs(folder, start.inputs); !changed.empty())
    return damaged(fmt::format("{} was changed since the run was started", fmt::join(changed, ", ")),
                   "the journal itself is whole");
  return {};
}

OrProblem<ExitStatus> verify(const VerifyOptions& options, const Context&) {
  auto state = state_path();
  if (!state) return std::unexpected(state.error());
  auto folder = run_to_show(*state, options.run);
  if (!folder) return std::unexpected(folder.error());
  auto text = read_file(folder->journal());
  if (!text) return damaged(text.error(), "see drctl runs, and who may read there");
  auto content = journal_from(*text, folder->journal().string());
  if (!content) return damaged(content.error(), "what stands before that line is as it was written");
  if (content->events.empty())
    return damaged(
        folder->journal().string() + " has no whole line",
        "so does a run end that died before it began, when nothing was done; or somebody emptied it");
  if (const auto* start = std::get_if<RunStarted>(&content->events.front().what))
    if (auto well = check_start(*folder, *start); !well) return std::unexpected(well.error());
  auto author = check_author(text->substr(0, content->good_bytes), options.keys);
  if (!author) return std::unexpected(author.error());
  auto seal = check_seal(*text, options.seal, content->events.size());
  if (!seal) return std::unexpected(seal.error());
  fmt::print("{}: whole: {} lines{}{}{}\nseal {}\n", folder->id(), content->events.size(), *author, *seal,
             content->torn.empty() ? "" : "; a crash tore the line behind them, which never counted",
             content->head.hash);
  return ExitStatus::success;
}

Action declare_verify(Arguments& arguments) {
  auto options = std::make_shared<VerifyOptions>();
  arguments.positional("RUN", options->run, Arguments::Need::optional,
                       "The run's id, or its beginning (default: the newest)");
  arguments.option("--seal", options->seal, "HASH",
                   "The seal that was noted when a session ended: finds lines cut off at the end, too");
  arguments.options("--key", options->keys, "FILE",
                    "A public key (PEM, Ed25519): each line must be signed with it, or with another --key");
  return action_of<VerifyOptions>(verify, options);
}

}  // namespace

constexpr const char* verify_lesson =
    "Reads the journal line by line: each holds the SHA-256 of the one before it, so a line that was "
    "changed,\n"
    "taken out, put in or moved is found, and so is a changed copy of a runbook or environment. What was "
    "cut\n"
    "off at the end only the seal can tell, which is printed when a session ends: keep it elsewhere. Status "
    "0\n"
    "when all is whole, else 7.\n"
    "\n"
    "Whoever may write there could write all of it anew. That is found by --key when the run was signed, "
    "with\n"
    "--sign-key: each line must then be signed with one of the keys that are given.\n"
    "\n"
    "Examples:\n"
    "  drctl verify\n"
    "  drctl verify 20261124-0310 --key on-call.pub\n"
    "  drctl verify 20261124-0310 --seal 0a012f34185f713a1e27c441cfa16c36d0f1dd2b2ad5f315fda9b1d37754b322";

const CommandRow verify_command = {"verify", "Prove that nobody changed the record of a run", verify_lesson,
                                   declare_verify};

}  // namespace drctl
