#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace drctl {

/// How a scalar is written: a plain one may start with any byte, others tell by their first one.
enum class ScalarStyle { plain, marked };

/// For each byte of a YAML scalar's `value` the offset in `source` at which it is written, and last the
/// offset behind the scalar's last byte. `start` is the offset of the scalar's first byte: of its quote, of
/// its `|` or `>`, or of a plain scalar's text. yaml-cpp tells only where a scalar starts; the rest is walked
/// again after YAML 1.2, chapters 7.3 and 8.1.
std::vector<std::uint32_t> scalar_offsets(std::string_view source, std::size_t start, std::string_view value,
                                          ScalarStyle style);

}  // namespace drctl
