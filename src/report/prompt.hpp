#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "report/line_input.hpp"
#include "report/screen.hpp"

namespace drctl {

/// One thing that can be answered.
struct PromptOption {
  std::string name, summary;
};

/// Asks a person, line by line, until the answer is one. Every function gives nothing when the person stops
/// (Ctrl-C, end of input, a lost terminal), and when the time for the question is over.
class Prompt {
 public:
  /// Both must outlive it.
  Prompt(Screen& screen, LineInput& input) : screen_(screen), input_(input) {}

  /// A line after `label`; may be empty.
  std::optional<std::string> line(const std::string& label);
  /// A line that is not empty: `why_needed` is said until there is one.
  std::optional<std::string> text(const std::string& label, const std::string& why_needed);
  /// The index of one of the options, shown as a numbered list and answered by number, name, or the beginning
  /// of a name that no other shares.
  std::optional<std::size_t> pick(std::span<const PromptOption> options);

  void say(const std::string& sentence);

  /// Nothing was given because the time is over; nobody said stop.
  bool ran_out() const { return ran_out_; }

 private:
  Screen& screen_;
  LineInput& input_;
  bool ran_out_ = false;
};

/// The option that `answer` means, or nothing.
std::optional<std::size_t> option_for(std::span<const PromptOption> options, const std::string& answer);

}  // namespace drctl
