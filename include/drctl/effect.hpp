#pragma once

#include <optional>
#include <string_view>

namespace drctl {

/// What a step can do to the world; each is worse than the one before.
enum class Effect {
  read,         ///< nothing is changed
  change,       ///< something is changed, no data or availability is lost
  destructive,  ///< data or availability may be lost: a gate stands before it
};

/// The word that runbooks, the journal and the screen use.
constexpr std::string_view to_string(Effect effect) {
  switch (effect) {
    case Effect::read: return "read";
    case Effect::change: return "change";
    case Effect::destructive: return "destructive";
  }
  return "destructive";
}

/// The effect that `word` names, or nothing.
constexpr std::optional<Effect> effect_from(std::string_view word) {
  for (auto effect : {Effect::read, Effect::change, Effect::destructive})
    if (to_string(effect) == word) return effect;
  return std::nullopt;
}

}  // namespace drctl
