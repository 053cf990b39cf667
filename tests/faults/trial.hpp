#pragma once
#include <memory>
#include <string>
#include <vector>

#include "faults/ledger.hpp"
#include "faults/long_runbook.hpp"
#include "recovery/desk.hpp"
#include "recovery/run_record.hpp"

namespace drctl::faults {

/// One run of a runbook that something happens to, from a cleared ledger and with a state folder of its own.
class Trial {
 public:
  Trial(const Ledger& ledger, const LongRunbook& runbook);

  /// `drctl run`, all gates approved, with a fault as strace takes it (`fdatasync:error=EIO:when=3`); empty:
  /// none. Returns the exit status, 137 when it was killed.
  int run(const std::string& fault = {});
  /// The same where no file may grow beyond so many bytes: a full disk, with writes that are cut short.
  int run_in(std::size_t bytes);
  /// `drctl resume`, all gates approved; `answers` are further arguments.
  int resume(const std::string& fault = {}, const std::vector<std::string>& answers = {});
  /// `drctl verify`, with the public key of what signs every run here.
  int verify(const std::vector<std::string>& further = {});
  /// `drctl COMMAND`, for those that only look.
  int look(const std::vector<std::string>& command);

  /// Resumes as an operator without a terminal does, until the run is over: what is in doubt is looked up in
  /// the ledger and answered by that. A run that never began is run. Returns the last exit status.
  int finish();

  /// Whether the journal has the run's first line: from then on it can be resumed.
  bool has_begun() const;
  /// Whether the journal tells that the run is over and succeeded.
  bool has_succeeded() const;
  /// The steps that the journal tells to have succeeded.
  std::vector<std::string> finished() const;
  /// How often the journal tells that a step was begun.
  std::size_t starts(const std::string& step) const;
  /// What strace saw of the last drctl that was started.
  std::string trace() const;
  /// What the last drctl wrote to stdout and stderr.
  const std::string& output() const { return output_; }
  const recovery::Desk& desk() const { return desk_; }
  recovery::RunRecord record() const { return recovery::RunRecord(desk_); }

 private:
  int drctl(const std::vector<std::string>& arguments, const std::string& fault);
  int start(const std::vector<std::string>& argv, const std::string& fault);
  std::vector<std::string> run_arguments() const;
  int begin_anew();
  std::vector<std::string> answer_by_the_ledger() const;

  const Ledger& ledger_;
  const LongRunbook& runbook_;
  recovery::Desk desk_;
  std::string output_;
};

}  // namespace drctl::faults
