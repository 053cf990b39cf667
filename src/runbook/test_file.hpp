#pragma once

#include <array>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/adapter.hpp"
#include "drctl/diagnostic.hpp"
#include "runbook/runbook.hpp"

/// The tests of a runbook as they are written: NAME.test.yaml beside NAME.yaml (docs/testing-runbooks.md).
namespace drctl {

/// What a step is made to answer instead of being carried out.
struct FakedOutcome {
  End end = End::succeeded;
  std::string error;                 ///< of one that did not succeed
  std::optional<FieldValue> result;  ///< laid over what the adapter's result is when nothing is said
  Place place;
};

/// All that a test says about one step.
struct StepScript {
  Name step;                           ///< its id in the plan: "post-recovery-verification.health"
  std::vector<FakedOutcome> outcomes;  ///< one an attempt or poll; the last one repeats; none: it succeeds
  std::optional<FakedOutcome> check;   ///< what the step's `check` sees; none: it fails, the step is not done
  std::optional<Name> gate;            ///< approve | skip | stop; none: approve
  std::optional<Name> choose;          ///< the option; empty: nobody decides, whatever the file says
  std::vector<Name> after_failure;     ///< retry | skip | by-hand | rollback | stop, one a question
};

/// What a test can say of them, in the order of GateAnswer and FailureAnswer (engine/operator.hpp).
inline constexpr std::array<std::string_view, 6> gate_words = {"approve", "skip",    "stop",
                                                               "expire",  "by-hand", "rollback"};
inline constexpr std::array<std::string_view, 5> failure_words = {"retry", "skip", "by-hand", "rollback",
                                                                  "stop"};

/// What a case wants of the run. What is not said is not looked at, but for the outcome.
struct ExpectedRun {
  Name outcome;                               ///< empty: succeeded
  std::optional<std::vector<Name>> path;      ///< every step that was carried out, in order
  std::optional<std::vector<Name>> gates;     ///< every gate that was met, in order
  std::optional<std::vector<Name>> notified;  ///< every moment that people are told of, in order
  std::vector<Name> runs, skips, fails;       ///< steps; others may too
  std::vector<std::pair<Name, FieldValue>> captures;
  std::vector<std::pair<Name, Name>> commands;  ///< by step: a part of what it runs
};

struct TestCase {
  Name name;
  std::string title;
  std::vector<std::pair<Name, FieldValue>> vars;
  std::vector<StepScript> steps;
  ExpectedRun expect;
};

struct TestFile {
  std::shared_ptr<const Source> source;
  Name runbook;
  std::vector<std::pair<Name, FieldValue>> vars;  ///< of every case that does not say otherwise
  std::vector<StepScript> steps;                  ///< the same; also where another runbook includes this one
  std::vector<TestCase> cases;
};

/// NAME.test.yaml: neither a runbook nor an environment.
bool is_test_file(const std::filesystem::path& file);

/// What the text says as far as it can be read, and everything that is wrong with how it is written.
struct TestReading {
  TestFile file;
  Diagnostics diagnostics;
};
TestReading read_what_a_test_says(std::shared_ptr<const Source> source);

/// What the text says, or everything that is wrong with how it is written. Whether the steps exist and the
/// results fit is not looked at.
std::expected<TestFile, Diagnostics> read_test_file(std::shared_ptr<const Source> source);

}  // namespace drctl
