#include "recovery/own_share.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <map>
#include <string>

#include "recovery/run_record.hpp"
#include "recovery/time_elsewhere.hpp"
#include "sandbox/failure.hpp"

namespace drctl::recovery {
using std::chrono::milliseconds;
namespace {

/// A run, all its sessions together.
struct Row {
  std::string test, runbook;
  milliseconds whole{0}, elsewhere{0}, processor{0};
  bool succeeded = false;
};

std::string line_of(const Row& row) {
  const auto own = row.whole - row.elsewhere;
  return fmt::format("{:>8} {:>10} {:>6} {:>6.1f} {:>10}  {:27} {}\n", row.whole.count(),
                     row.elsewhere.count(), own.count(),
                     100 * static_cast<double>(own.count()) / static_cast<double>(row.whole.count()),
                     row.processor.count(), row.runbook, row.test);
}

/// GoogleTest owns it, and calls TearDown after the last test.
class Table final : public ::testing::Environment {
 public:
  std::map<std::string, Row> rows;  ///< by run id, which begins with the time

  void TearDown() override {
    std::string text;
    for (const auto& [id, row] : rows)
      if (row.succeeded) text += line_of(row);
    if (text.empty()) return;
    fmt::print(
        "drctl's own share of each run that succeeded, in ms:\n{:>8} {:>10} {:>6} {:>6} {:>10}  {:27} {}\n{}",
        "whole", "elsewhere", "own", "%", "processor", "runbook", "test", text);
  }
};

auto* const table = static_cast<Table*>(::testing::AddGlobalTestEnvironment(new Table));

std::string current_test() {
  const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
  return info ? fmt::format("{}.{}", info->test_suite_name(), info->name()) : "";
}

}  // namespace

/// Fields 14 and 15 of proc(5), /proc/PID/stat; the second field may hold blanks, but ends with the last ')'.
milliseconds processor_time(pid_t pid) {
  std::string text;
  std::getline(std::ifstream(fmt::format("/proc/{}/stat", pid)), text);
  if (text.find(") ") == text.npos) return milliseconds(0);
  std::istringstream fields(text.substr(text.rfind(") ") + 2));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  long user = 0, system = 0;
  fields >> user >> system;
  return milliseconds(1000 * (user + system) / ::sysconf(_SC_CLK_TCK));
}

void record_session(const Desk& desk, const Session& session) try {
  const RunRecord record(desk);
  const auto events = last_session(record.events());
  if (events.empty() || time_of(events.front()) < session.start - milliseconds(1)) return;
  auto& row = table->rows[record.id()];
  row.test = current_test();
  row.runbook = record.events("run_started").at(0).at("runbook");
  row.whole += std::chrono::duration_cast<milliseconds>(session.end - session.start);
  row.elsewhere += time_elsewhere(events);
  row.processor += session.processor;
  row.succeeded = events.back().value("status", "") == "succeeded";
} catch (const sandbox::Failure&) {  // it has no record: it was killed early, or no run at all
}

}  // namespace drctl::recovery
