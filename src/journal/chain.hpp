#pragma once

#include <cstdint>
#include <expected>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "journal/signature.hpp"

/// The journal's hash chain: every line holds the SHA-256 of the line before it, so that no line but the last
/// can be changed, taken out or put in without breaking the line after it.
namespace drctl {

/// Where a chain ends.
struct ChainHead {
  std::uint64_t seq = 0;  ///< of the last line; lines count from 1
  std::string hash =
      std::string(64, '0');  ///< of the last line's bytes without its newline; zeros: no line yet
};

/// The next line of the chain, without newline: `content` with "seq" and "prev". Moves `head` onto it.
/// What is not UTF-8 in `content` is replaced by U+FFFD.
std::string chain_line(ChainHead& head, const nlohmann::json& content);

/// The same, signed; nothing, and `head` stays, when it can't be signed.
std::optional<std::string> signed_chain_line(ChainHead& head, const nlohmann::json& content,
                                             const Sign& sign);

/// The content of `line` when it is the one that follows `head`, which moves onto it. The error says what is
/// wrong: no JSON, the wrong number, or a line before it that was changed.
std::expected<nlohmann::json, std::string> follow_chain(ChainHead& head, std::string_view line);

}  // namespace drctl
