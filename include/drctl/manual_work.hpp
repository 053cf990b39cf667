#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace drctl {

/// A value that a person is asked to type.
struct Question {
  std::string name;
  std::string prompt;
};

/// What a person reported about work done by hand.
struct ManualReport {
  enum class Answer { done, failed, stop } answer = Answer::stop;
  std::map<std::string, std::string> values;  ///< by Question::name
  std::string note;                           ///< why it failed, in the person's words
};

/// The door to the person at work, as far as an adapter needs it.
class ManualWork {
 public:
  virtual ~ManualWork() = default;
  /// Shows the instructions, waits until the person says that the work is done (typing each asked value) or
  /// that it failed. Nothing when there is no person to ask.
  virtual std::optional<ManualReport> ask(const std::string& instructions,
                                          const std::vector<Question>& questions) = 0;
};

}  // namespace drctl
