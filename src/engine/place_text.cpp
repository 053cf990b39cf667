#include "engine/place_text.hpp"

#include <fmt/format.h>

namespace drctl {

std::string with_place(const std::string& message, const Place& place) {
  if (!place.source || place.line == 0) return message;
  return fmt::format("{}\n  at {}:{}:{}", message, place.source->path, place.line, place.column);
}

}  // namespace drctl
