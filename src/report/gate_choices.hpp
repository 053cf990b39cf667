#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/operator.hpp"
#include "report/prompt.hpp"

namespace drctl {

/// What can be answered at a gate beside the word that approves.
struct GateChoice {
  std::optional<GateAnswer> answer;  ///< none: all that is known is shown, and it is asked again
  PromptOption option;
  std::string why{};  ///< asks for the reason; empty: none is wanted
};

/// Those that this gate has; `stop` is the last.
std::vector<GateChoice> gate_choices(const GateQuestion& question);

/// The one whose whole name was typed, or nullptr. No beginning of a name counts: it may be a target's.
const GateChoice* choice_named(const std::vector<GateChoice>& choices, const std::string& typed);

/// "type 'volaticloud' to run it, or skip, by hand, or stop:"
std::string gate_label(const std::string& word, const std::vector<GateChoice>& choices);

/// What each of them means, a line each.
std::string choices_text(const std::vector<GateChoice>& choices, const Style& style);

}  // namespace drctl
