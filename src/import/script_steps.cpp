#include "import/script_steps.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "import/block_text.hpp"
#include "import/prohibition.hpp"
#include "import/prompts.hpp"
#include "import/shell_place.hpp"
#include "import/step_calls.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

/// A psql that the statements below it are typed into.
bool is_sql_session(const ScriptPart& part, const ScriptPart* next) {
  const ShellCommand command(part.command);
  return !part.is_sql && command.word(0) == "psql" && !command.needs_shell && next != nullptr && next->is_sql;
}

class ScriptSteps {
 public:
  ScriptSteps(std::vector<ScriptPart> parts, const Refusal& refusal)
      : parts_(std::move(parts)), refusal_(refusal) {}

  std::vector<DraftedStep> take() {
    for (at_ = 0; at_ < parts_.size(); ++at_) part(parts_[at_]);
    return std::move(steps_);
  }

 private:
  void part(const ScriptPart& part) {
    if (part.command.empty()) return remarks(part);
    if (is_sql_session(part, at_ + 1 < parts_.size() ? &parts_[at_ + 1] : nullptr)) return sql_session(part);
    if (!part.is_sql && opens_session(ShellCommand(part.command))) return session();
    if (sets_the_place(part)) return hand_on(part);
    if (const auto input = sql_input(part)) return sql_steps(part, *input);
    add(part, accepted(ways(part), refusal_));
  }

  static bool is_forbidden_part(const ScriptPart& part) {
    return std::ranges::any_of(part.remarks, leads_to_nothing);
  }

  static bool leads_to_exec(const ScriptPart& part) {
    return !part.is_sql && !part.command.empty() &&
           calls_for(ShellCommand(part.command)).front().keys.front().key == "exec";
  }

  /// `cd` and `export` are no steps where a command below them takes what they set.
  bool sets_the_place(const ScriptPart& part) {
    const ShellCommand command(part.command);
    return !part.is_sql && ShellPlace::is_set_by(command) && !is_forbidden_part(part) && exec_follows() &&
           place_.take(command);
  }

  /// Looked up once: a block may have thousands of lines.
  bool exec_follows() {
    const auto last = [this] {
      const auto found = std::find_if(parts_.rbegin(), parts_.rend(), leads_to_exec);
      return static_cast<std::size_t>(parts_.rend() - found);
    };
    if (!execs_end_) execs_end_ = last();
    return at_ < *execs_end_;
  }

  /// What is said of it is said of the command behind it, which may have words of its own.
  void hand_on(const ScriptPart& part) {
    auto& next = parts_[at_ + 1];
    auto& remarks = next.remarks.empty() ? next.remarks : waiting_;
    remarks.insert(remarks.end(), part.remarks.begin(), part.remarks.end());
    note_output(part, waiting_);
  }

  static std::optional<PsqlInput> sql_input(const ScriptPart& part) {
    if (part.is_sql || is_forbidden_part(part)) return std::nullopt;
    return psql_heredoc(ShellCommand(part.command));
  }

  /// A step each; what is said above all of them is said of the first.
  void sql_steps(const ScriptPart& whole, const PsqlInput& input) {
    auto statements = sql_script(input.text, whole.line + 1);
    auto& first = statements.front();
    first.remarks.insert(first.remarks.begin(), whole.remarks.begin(), whole.remarks.end());
    first.output = whole.output;
    waiting_.push_back("was: " + input.head);
    const auto outside = std::exchange(sql_target_, input.target);
    for (const auto& statement : statements) part(statement);
    sql_target_ = outside;
  }

  CallDrafts ways(const ScriptPart& part) const {
    if (is_forbidden_part(part)) return {not_to_be_done(part)};
    if (part.is_sql && part.command.starts_with('\\')) return {of_psql_itself(part)};
    if (!part.is_sql) return ways_in_place(part);
    auto call = sql_call(part.command);
    if (!sql_target_.kind.empty()) call.target = sql_target_;
    return {std::move(call), manual_call(part.command)};
  }

  CallDrafts ways_in_place(const ScriptPart& part) const {
    auto ways = calls_for(ShellCommand(part.command));
    for (auto& way : ways) place_.give(way);
    return ways;
  }

  /// The comment above it says why not: it is shown with it, for a person to judge.
  static CallDraft not_to_be_done(const ScriptPart& part) {
    auto call = manual_call(joined(part.remarks) + "\n" + part.command);
    call.comments = {"by hand: the document says not to do it"};
    return call;
  }

  static CallDraft of_psql_itself(const ScriptPart& part) {
    auto call = manual_call(part.command);
    call.comments = {"by hand: a command of psql's own, which no database knows"};
    return call;
  }

  static void note_output(const ScriptPart& part, std::vector<std::string>& comments) {
    for (const auto& line : part.output) comments.push_back("> " + line);
  }

  void add(const ScriptPart& part, CallDraft call) {
    DraftedStep step;
    step.call = std::move(call);
    step.comments = std::move(waiting_);
    note_output(part, step.comments);
    waiting_.clear();
    if (!part.remarks.empty()) step.title = unnumbered(part.remarks.front());
    if (part.remarks.size() > 1) step.description = joined({part.remarks.begin() + 1, part.remarks.end()});
    steps_.push_back(std::move(step));
  }

  /// What is said below a command is about it; else it is for a person to do.
  void remarks(const ScriptPart& part) {
    const auto& first = part.remarks.front();
    const bool is_about = part.is_afterword || first.starts_with("But ") || first.starts_with("Note");
    if (is_about && !steps_.empty()) {
      auto& text = steps_.back().description;
      text += (text.empty() ? "" : "\n") + joined(part.remarks);
      return note_output(part, steps_.back().comments);
    }
    ScriptPart said = part;
    said.remarks = {first};
    add(said, manual_call(joined(part.remarks)));
  }

  /// The target says where; psql itself needs no step.
  void sql_session(const ScriptPart& part) {
    for (const auto& remark : part.remarks) waiting_.push_back(remark);
    note_output(part, waiting_);
    waiting_.push_back(was(ShellCommand(part.command)));
    const auto target = psql_calls(ShellCommand(part.command + " -c 'SELECT 1'"));
    if (!target.empty()) sql_target_ = target.front().target;
  }

  /// The rest of the block is typed into what this command opens.
  void session() {
    const auto& first = parts_[at_];
    std::vector<std::string> lines;
    for (; at_ < parts_.size(); ++at_) {
      if (parts_[at_].line != first.line) note_output(parts_[at_], waiting_);
      if (parts_[at_].line != first.line)
        for (const auto& remark : parts_[at_].remarks) lines.push_back("# " + remark);
      if (!parts_[at_].command.empty()) lines.push_back(parts_[at_].command);
    }
    auto call = manual_call(joined(lines));
    call.comments = {"by hand: it opens a shell that wants a terminal"};
    add(first, std::move(call));
  }

  std::vector<ScriptPart> parts_;
  const Refusal& refusal_;
  std::size_t at_ = 0;
  ShellPlace place_;
  std::optional<std::size_t> execs_end_;  ///< behind the last part that becomes an exec
  TargetDraft sql_target_;
  std::vector<std::string> waiting_;  ///< comments for the next step
  std::vector<DraftedStep> steps_;
};

}  // namespace

std::vector<DraftedStep> script_steps(const std::vector<ScriptPart>& parts, const Refusal& refusal) {
  return ScriptSteps(parts, refusal).take();
}

bool is_command(const std::string& code) {
  constexpr std::array<std::string_view, 40> programs = {
      "kubectl", "helm",   "psql",    "pg_dump",    "pg_restore", "curl", "docker",    "systemctl",
      "git",     "ssh",    "scp",     "aws",        "gcloud",     "az",   "terraform", "ansible",
      "sudo",    "wget",   "mysql",   "redis-cli",  "mongosh",    "dig",  "nslookup",  "ping",
      "etcdctl", "vault",  "make",    "python3",    "bash",       "sh",   "rsync",     "tar",
      "openssl", "podman", "service", "journalctl", "cat",        "ls",   "df",        "tail"};
  const ShellCommand command(std::string_view(code).substr(prompt_size(code)));
  return command.tokens.size() > 1 &&
         (contains(programs, command.word(0)) || command.word(0).starts_with("./"));
}

}  // namespace drctl
