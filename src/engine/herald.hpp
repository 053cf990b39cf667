#pragma once

#include <set>
#include <string>

#include "engine/drive.hpp"
#include "engine/messengers.hpp"
#include "engine/passing_operator.hpp"

namespace drctl {

/// Tells people of the run: it sees every event as a recorder does, and every question that nobody has
/// answered in advance, because it stands before the person. The run never waits for it but at its end, and
/// goes on whatever becomes of a notice.
class Herald final : public Recorder, public PassingOperator {
 public:
  /// `person` may be nobody: nullptr. All but `way` must outlive the herald.
  Herald(const Plan& plan, Clock& clock, Operator* person, Messengers::Way way);

  std::expected<void, std::string> record(const Event& event, const State& after) override;

  std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) override;
  std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) override;
  std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) override;
  std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) override;

  /// For the driver, which records it: what has come of notices since the last time.
  std::vector<Notified> back() { return messengers_.back(); }
  /// The run ends so. Waits a short while for what is on its way; all of it is then in `back`.
  void end(const Ending& ending);

 private:
  void tell(Occasion occasion, About about);
  void wait_for(const std::string& step, const std::string& title, const std::string& reason);

  const Plan& plan_;
  Clock& clock_;
  State state_;                      ///< after the last event
  std::set<std::string> announced_;  ///< in this session: note_of
  Messengers messengers_;            ///< the last member: its threads are done before the rest goes
};

}  // namespace drctl
