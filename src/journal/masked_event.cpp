#include "journal/masked_event.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "support/masking.hpp"

namespace drctl {
namespace {

constexpr std::array<std::string_view, 16> words_of_the_record = {
    "at",  "event",  "run",    "runbook", "environment", "step",   "option", "answer",
    "end", "status", "effect", "digest",  "attempt",     "rto_ms", "rpo_ms", "steps"};

bool is_word_of_the_record(std::string_view key) {
  return std::ranges::find(words_of_the_record, key) != words_of_the_record.end();
}

}  // namespace

nlohmann::json masked_event(const Masker& masker, const nlohmann::json& event) {
  auto masked = nlohmann::json::object();
  for (const auto& [key, value] : event.items())
    masked[key] = is_word_of_the_record(key) ? value : masker.mask_json(value);
  return masked;
}

}  // namespace drctl
