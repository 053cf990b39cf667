#include "faults/trial.hpp"

#include <fmt/core.h>

#include "faults/system_calls.hpp"
#include "recovery/drctl_run.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::faults {
using namespace std::chrono_literals;

namespace {

// Made for these tests. Every journal here is signed: a crash must part no line from its signature.
constexpr auto private_key = R"(-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIBZZrcqB0prdRh1OJNJrBt4NPKQ8sgYyBWb9wVWWgz1I
-----END PRIVATE KEY-----
)";
constexpr auto public_key = R"(-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAKfupJG/WmxHDqs1la1LcaJ5Z7LtusXSAVF4V1UlMci0=
-----END PUBLIC KEY-----
)";

}  // namespace

Trial::Trial(const Ledger& ledger, const LongRunbook& runbook)
    : ledger_(ledger), runbook_(runbook), desk_(ledger.folder()) {
  ledger.clear();
  sandbox::write_text(desk_ / "sign.key", private_key);
  std::filesystem::permissions(desk_ / "sign.key", std::filesystem::perms::owner_read);
  sandbox::write_text(desk_ / "sign.pub", public_key);
}

int Trial::drctl(const std::vector<std::string>& arguments, const std::string& fault) {
  return start(recovery::Desk::command(arguments), fault);
}

int Trial::start(const std::vector<std::string>& argv, const std::string& fault) {
  recovery::DrctlRun run(desk_, traced(argv, desk_ / "trace", fault));
  const int status = run.wait();
  output_ = run.output();
  return status;
}

int Trial::run(const std::string& fault) { return drctl(run_arguments(), fault); }

int Trial::run_in(std::size_t bytes) {
  std::vector<std::string> words = {"prlimit", fmt::format("--fsize={}", bytes)};
  const auto command = recovery::Desk::command(run_arguments());
  words.insert(words.end(), command.begin(), command.end());
  return start(words, {});
}

std::vector<std::string> Trial::run_arguments() const {
  std::vector<std::string> words = {"run",        runbook_.file(),   "--env", desk_.environment_file(),
                                    "--sign-key", desk_ / "sign.key"};
  const auto approvals = runbook_.approvals();
  words.insert(words.end(), approvals.begin(), approvals.end());
  return words;
}

int Trial::resume(const std::string& fault, const std::vector<std::string>& answers) {
  auto words = runbook_.approvals();
  words.insert(words.begin(), {"resume", "--sign-key", desk_ / "sign.key"});
  words.insert(words.end(), answers.begin(), answers.end());
  return drctl(words, fault);
}

int Trial::verify(const std::vector<std::string>& further) {
  std::vector<std::string> words = {"verify", "--key", desk_ / "sign.pub"};
  words.insert(words.end(), further.begin(), further.end());
  return look(words);
}

int Trial::look(const std::vector<std::string>& command) { return drctl(command, {}); }

int Trial::finish() {
  if (!has_begun()) return begin_anew();
  int status = resume();
  for (int times = 0; status == 4 && times < 3; ++times) status = resume({}, answer_by_the_ledger());
  return status;
}

/// What a run left that died before its first line is taken away: both may be of one second, so that it could
/// be taken for the newest.
int Trial::begin_anew() {
  std::filesystem::remove_all(desk_.state() / "runs");
  return run();
}

/// The answer that drctl itself proposes for the step in doubt.
std::vector<std::string> Trial::answer_by_the_ledger() const {
  constexpr std::string_view mark = "--again ";
  const auto place = output_.find(mark);
  if (place == std::string::npos) throw sandbox::Failure("drctl asks for nothing:\n" + output_);
  const auto begin = place + mark.size();
  const auto step = output_.substr(begin, output_.find_first_of(" \n", begin) - begin);
  return {ledger_.entries().contains(step) ? "--done" : "--again", step};
}

bool Trial::has_begun() const try {
  return sandbox::read_text(record().journal()).contains('\n');
} catch (const sandbox::Failure&) {
  return false;
}

bool Trial::has_succeeded() const {
  const auto ends = record().events("run_ended");
  return !ends.empty() && ends.back().at("status") == "succeeded";
}

std::vector<std::string> Trial::finished() const {
  std::vector<std::string> steps;
  if (!has_begun()) return steps;
  for (const auto& event : record().events("step_finished"))
    if (event.at("end") == "succeeded") steps.push_back(event.at("step"));
  return steps;
}

std::size_t Trial::starts(const std::string& step) const { return record().starts(step); }

/// strace may still be writing when the traced process has ended.
std::string Trial::trace() const {
  std::string text;
  sandbox::wait_until(10s, [&] {
    text = sandbox::read_text(desk_ / "trace");
    return text.contains("+++ exited with ") || text.contains("+++ killed by ");
  });
  return text;
}

}  // namespace drctl::faults
