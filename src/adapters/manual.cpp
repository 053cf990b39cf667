#include "adapters/manual.hpp"

#include "drctl/manual_work.hpp"

namespace drctl {

using expression::Type;
using nlohmann::json;

namespace {

AdapterSpec manual_spec() {
  return {
      .name = "manual",
      .summary = "Work that a person does by hand and reports",
      .target_kind = "",
      .shorthand = "instructions",
      .fields = {{"instructions", FieldForm::text, Field::Need::required,
                  "what to do, and how to see that it is done"},
                 {.name = "ask",
                  .form = FieldForm::map,
                  .summary = "values to type when it is done: name to prompt",
                  .answered_in = "values"}},
      .result = Type::object(
          "manual result", {{"values", Type::map(Type::string(), Type::string())}, {"note", Type::string()}}),
      .timeout = std::chrono::hours(24),
      .program = "",
      .asks_person = true,
  };
}

std::string instructions_of(const Call& call) { return call.arguments.value("instructions", std::string{}); }

std::vector<Question> questions_of(const Call& call) {
  std::vector<Question> questions;
  const auto asked = call.arguments.value("ask", json::object());
  for (const auto& [name, prompt] : asked.items()) questions.push_back({name, prompt.get<std::string>()});
  return questions;
}

Outcome outcome_of(const ManualReport& report) {
  Outcome outcome{End::succeeded, {{"values", report.values}, {"note", report.note}}};
  if (report.answer == ManualReport::Answer::failed) {
    outcome.end = End::failed;
    outcome.error = report.note.empty() ? "the work by hand failed; no reason was given" : report.note;
  } else if (report.answer == ManualReport::Answer::stop) {
    outcome.end = End::cancelled;
    outcome.error = "stopped before the work by hand was done";
  }
  return outcome;
}

class Manual final : public Adapter {
 public:
  explicit Manual(ManualWork& work) : work_(work) {}

  std::expected<Preview, std::string> preview(const Call& call) const override {
    auto instructions = instructions_of(call);
    if (instructions.find_first_not_of(" \t\r\n") == instructions.npos)
      return std::unexpected("instructions are empty: say what the person must do");
    return Preview{Effect::read, "a person does it; drctl itself touches nothing", instructions, "", ""};
  }

  Outcome perform(const Call& call, Execution&) override {
    if (auto report = work_.ask(instructions_of(call), questions_of(call))) return outcome_of(*report);
    return {End::needs_operator, json::object(), "a person must do this and there is no terminal",
            "run `drctl resume` on a terminal"};
  }

 private:
  ManualWork& work_;
};

}  // namespace

AdapterRow manual_row() {
  return {manual_spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<Manual>(doors.manual_work);
          }};
}

}  // namespace drctl
