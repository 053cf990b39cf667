#include "unit/engine/test_run.hpp"

#include <gtest/gtest.h>

#include "drctl/manual_work.hpp"
#include "platform/process.hpp"
#include "runbook/read.hpp"

namespace drctl::test {

using expression::Type;

namespace {

class NoProcesses final : public Processes {
 public:
  ChildResult run(const Command&, const Cancellation&, const RunOptions&) override { return {}; }
};
class NoManualWork final : public ManualWork {
 public:
  std::optional<ManualReport> ask(const std::string&, const std::vector<Question>&) override {
    return std::nullopt;
  }
};

Doors closed_doors() {
  static NoProcesses processes;
  static NoManualWork manual_work;
  return {processes, manual_work};
}

Runbook read(const std::string& text, const std::vector<AdapterRow>& rows) {
  std::vector<AdapterSpec> specs;
  for (const auto& row : rows) specs.push_back(row.spec);
  auto runbook = read_runbook(std::make_shared<Source>(Source{"test.yaml", text}), specs);
  if (runbook) return *runbook;
  std::string all;
  for (const auto& problem : runbook.error()) all += problem.message + "\n";
  throw std::runtime_error(all + text);
}

Plan make_plan(const std::string& steps, const std::map<std::string, std::string>& included,
               const std::vector<AdapterRow>& rows, const Adapters& adapters) {
  auto loaded = std::make_shared<LoadedRunbook>();
  loaded->runbook = read("runbook: main\ntitle: Main\nsteps:\n" + steps, rows);
  for (const auto& [name, text] : included) loaded->included.emplace(name, read(text, rows));
  BindRequest request;
  request.runbook = loaded;
  request.adapters = &adapters;
  auto plan = bind(request);
  if (!plan) throw std::runtime_error(plan.error().front().message);
  return *plan;
}

std::string told(const Event& event) {
  auto line = to_json(event);
  auto text = line.at("event").get<std::string>();
  for (const char* key : {"step", "option", "answer", "end", "already_done", "status"})
    if (line.contains(key))
      text += " " + (line[key].is_string() ? line[key].get<std::string>() : line[key].dump());
  return text;
}

template <class Answer>
std::optional<Signed<Answer>> next(std::map<std::string, std::deque<Answer>>& answers,
                                   const std::string& step) {
  auto it = answers.find(step);
  if (it == answers.end() || it->second.empty()) return std::nullopt;
  auto answer = it->second.front();
  it->second.pop_front();
  return Signed<Answer>{answer, {"ada", "test", "because"}};
}

}  // namespace

AdapterRow Play::row() {
  AdapterSpec spec;
  spec.name = "play";
  spec.summary = "for tests";
  spec.shorthand = "text";
  spec.fields = {{"text", FieldForm::text, Field::Need::required, "what to do", {}}};
  spec.result = Type::dyn();
  return {spec, [](const Doors&) -> std::unique_ptr<Adapter> { return std::make_unique<Play>(); }};
}

std::expected<Preview, std::string> Play::preview(const Call& call) const {
  auto text = call.arguments.at("text").get<std::string>();
  auto effect = text.starts_with("read")     ? Effect::read
                : text.starts_with("change") ? Effect::change
                                             : Effect::destructive;
  return Preview{effect, "by its first word", "play " + text, "the stage", "stage"};
}

std::optional<Call> Play::rehearsal(const Call& call) const {
  const auto instead = rehearsals.find(call.arguments.at("text").get<std::string>());
  if (instead == rehearsals.end()) return Adapter::rehearsal(call);
  auto tried = call;
  tried.arguments["text"] = instead->second;
  return tried;
}

Outcome Play::perform(const Call& call, Execution& execution) {
  auto text = call.arguments.at("text").get<std::string>();
  {
    const std::scoped_lock lock(mutex_);
    performed.push_back(text);
    limits[text] = execution.timeout;
  }
  while_performing(text);
  if (execution.cancel.requested() && !deaf) return {End::cancelled, {}, "cancelled", ""};
  return next_of(text);
}

Outcome Play::next_of(const std::string& text) {
  const std::scoped_lock lock(mutex_);
  auto& outcomes = script[text];
  if (outcomes.empty()) return {End::succeeded};
  auto outcome = outcomes.front();
  if (outcomes.size() > 1) outcomes.pop_front();
  return outcome;
}

std::optional<Signed<GateAnswer>> TestOperator::gate(const GateQuestion& question) {
  const auto& step = question.gate.step;
  asked.push_back("gate " + step);
  if (question.can_roll_back) can_roll_back.insert(step);
  facts = question.facts;
  when_asked();
  auto answer = next(gates, step);
  if (answer && !names.empty()) {
    answer->signature.by = names.front();
    names.pop_front();
  }
  return answer;
}

std::optional<Signed<std::string>> TestOperator::choice(const ChoiceQuestion& question) {
  asked.push_back("choice " + question.step);
  when_asked();
  auto it = choices.find(question.step);
  if (it == choices.end()) return std::nullopt;
  return Signed<std::string>{it->second, {"ada", "test", ""}};
}

std::optional<Signed<FailureAnswer>> TestOperator::failure(const FailureQuestion& question) {
  asked.push_back("failure " + question.step);
  when_asked();
  return next(failures, question.step);
}

std::optional<Signed<UnknownAnswer>> TestOperator::unknown(const UnknownQuestion& question) {
  asked.push_back("unknown " + question.step);
  when_asked();
  auto it = unknowns.find(question.step);
  if (it == unknowns.end()) return std::nullopt;
  return Signed<UnknownAnswer>{it->second, {"ada", "test", ""}};
}

std::expected<void, std::string> TestJournal::record(const Event& event, const State&) {
  if (events.size() >= room) return std::unexpected("no space left on device");
  events.push_back(event);
  when_recorded(event);
  return {};
}

std::expected<void, std::string> TestJournal::settle() {
  if (events.size() > lasting) return std::unexpected("input/output error");
  if (settled != events.size()) ++settlements;
  settled = events.size();
  return {};
}

TestRun::TestRun(const std::string& steps, const std::map<std::string, std::string>& included)
    : rows_{Play::row()}, adapters_(rows_, closed_doors()), last_() {
  plan = make_plan(steps, included, rows_, adapters_);
}

Play& TestRun::play() { return dynamic_cast<Play&>(*adapters_.find("play")); }

RunStatus TestRun::drive_from(State state, const Happening& first) {
  std::vector<Recorder*> recorders{&journal};
  auto ending = drive(plan, std::move(state), first,
                      {clock, person, recorders, cancel, leave, branches, nullptr, shell, taken_over});
  reason = ending.reason;
  return ending.status;
}

RunStatus TestRun::run() { return drive_from(initial(plan), RunStarted{}); }
RunStatus TestRun::resume() { return drive_from(state(), RunResumed{}); }

State TestRun::state() const {
  auto state = initial(plan);
  for (const auto& event : journal.events) state = apply(plan, std::move(state), event);
  return state;
}

const StepProgress& TestRun::step(const std::string& id) {
  last_ = state();
  return last_.steps.at(plan.find(id).value());
}

std::vector<std::string> TestRun::story() const {
  std::vector<std::string> lines;
  for (const auto& event : journal.events) lines.push_back(told(event));
  return lines;
}

}  // namespace drctl::test
