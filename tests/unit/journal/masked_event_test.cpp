#include "journal/masked_event.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/masking.hpp"

namespace drctl {
namespace {

using nlohmann::json;

TEST(MaskedEvent, HidesSecretsAtAnyDepth) {
  Masker masker;
  masker.add("hunter2");
  const json event = {
      {"event", "step_finished"}, {"error", "no hunter2"}, {"result", {{"rows", {{"p", "hunter2"}}}}}};
  const json expected = {
      {"event", "step_finished"}, {"error", "no [secret]"}, {"result", {{"rows", {{"p", "[secret]"}}}}}};
  EXPECT_EQ(masked_event(masker, event), expected);
}

TEST(MaskedEvent, LeavesTheWordsOfTheRecord) {
  Masker masker;
  masker.add("restore");
  const json event = {{"event", "step_output"}, {"step", "restore"}, {"line", "restore"}};
  const json expected = {{"event", "step_output"}, {"step", "restore"}, {"line", "[secret]"}};
  EXPECT_EQ(masked_event(masker, event), expected);
}

}  // namespace
}  // namespace drctl
