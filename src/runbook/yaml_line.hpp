#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace drctl {

/// What a line says behind its indentation and the '- ' of lists; empty for none.
struct LineContent {
  std::size_t offset = 0, column = 0;
  std::string_view text;
};

LineContent content_of_line(std::string_view text, std::size_t offset);

/// The content of the nearest line above the one of `offset` that has any.
std::optional<LineContent> content_above(std::string_view text, std::size_t offset);

}  // namespace drctl
