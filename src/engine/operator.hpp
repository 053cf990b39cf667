#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/event.hpp"
#include "engine/step_facts.hpp"

namespace drctl {

/// Who answered, how, and why: goes into the journal word by word.
struct Signature {
  std::string by;   ///< the person: user@host or the name given with --operator
  std::string how;  ///< "terminal", "--approve stop-writes", ...
  std::string reason;
};

enum class GateAnswer {
  approve,
  skip,
  stop,
  expire,    ///< nobody answered within the time that the gate waits
  by_hand,   ///< a person has done it; the step's check, if it has one, is asked whether it is so
  rollback,  ///< not this step either: what is done is undone
  shell,     ///< no answer yet: first a shell, where one can be opened
};
enum class FailureAnswer { retry, skip, by_hand, rollback, stop };
enum class UnknownAnswer { done, again, stop };

template <class Answer>
struct Signed {
  Answer answer;
  Signature signature;
};

struct GateQuestion {
  GateOpened gate;             ///< as it is shown, and stands in the journal
  bool can_roll_back = false;  ///< a finished step has a rollback
  bool can_open_shell = false;
  StepFacts facts{};  ///< for who wants to know more
};

struct FailureQuestion {
  std::string step, title, error, help, by_hand;
  bool can_roll_back = false;        ///< a finished step has a rollback
  bool waited_for_a_person = false;  ///< nothing failed: an earlier session had nobody to do it
};

struct UnknownQuestion {
  std::string step, title, command, target;
  std::optional<std::chrono::system_clock::time_point> started;
};

struct ChoiceQuestion {
  std::string step, title;
  std::vector<std::pair<std::string, std::string>> options;  ///< name, title
};

/// The door to the person who runs the recovery. Nothing means: there is nobody to ask, and nothing was said
/// in advance; the engine then stops, resumable.
class Operator {
 public:
  virtual ~Operator() = default;
  virtual std::optional<Signed<GateAnswer>> gate(const GateQuestion& question) = 0;
  virtual std::optional<Signed<std::string>> choice(const ChoiceQuestion& question) = 0;
  virtual std::optional<Signed<FailureAnswer>> failure(const FailureQuestion& question) = 0;
  virtual std::optional<Signed<UnknownAnswer>> unknown(const UnknownQuestion& question) = 0;
};

}  // namespace drctl
