// What of an answer becomes a file, and stays out of sight.
#include "adapters/http_save.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "adapters/http.hpp"
#include "platform/child_processes.hpp"
#include "platform/file.hpp"
#include "unit/adapters/http_server.hpp"
#include "unit/adapters/no_manual_work.hpp"
#include "unit/adapters/recorded_narration.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class HttpSaveTest : public testing::Test {
 protected:
  Outcome save(const std::string& answer, const json& further = json::object()) {
    HttpServer server([&](const std::string&) { return ++asked_, answer; });
    json fields{{"file", file_.string()}};
    fields.update(further);
    Execution execution{cancel_, std::chrono::minutes(1), narration_};
    return adapter_->perform({{{"url", server.url()}, {"save", fields}}, {}}, execution);
  }
  static std::string answering(const std::string& body) { return answer_of("200 OK", "", body); }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator{}));
  }

  const test::TemporaryDirectory folder_;
  const fs::path file_ = folder_.path() / "kubeconfig";
  int asked_ = 0;
  ChildProcesses processes_;
  NoManualWork nobody_;
  Cancellation cancel_;
  RecordedNarration narration_;
  std::unique_ptr<Adapter> adapter_ = http_row().make({processes_, nobody_});
};

TEST_F(HttpSaveTest, TakesOneTextOfTheAnswerDecoded) {
  const auto outcome = save(answering(R"({"kube_config": "YXBpVmVyc2lv\nbjogdjEK"})"),
                            {{"pointer", "/kube_config"}, {"decode", "base64"}});
  EXPECT_EQ(outcome.end, End::succeeded) << outcome.error;
  EXPECT_EQ(read_file(file_), "apiVersion: v1\n");
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(outcome.result["file"], file_.string());
  EXPECT_EQ(outcome.result["size"], 15);
  EXPECT_EQ(outcome.result["status"], 200);
}

TEST_F(HttpSaveTest, LeavesTheBodyOutOfTheResult) {
  const auto outcome = save(answering(R"({"kube_config": "c2VjcmV0"})"), {{"pointer", "/kube_config"}});
  EXPECT_EQ(outcome.result["body"], "");
  EXPECT_EQ(outcome.result["json"], nullptr);
  EXPECT_FALSE(outcome.result.dump().contains("c2VjcmV0"));
  for (const auto& line : narration_.lines) EXPECT_FALSE(line.contains("c2VjcmV0"));
}

TEST_F(HttpSaveTest, TakesTheWholeBodyAsItIs) {
  EXPECT_EQ(save(answering("caf\xe9\n")).end, End::succeeded);
  EXPECT_EQ(read_file(file_), "caf\xe9\n");
}

TEST_F(HttpSaveTest, ReplacesNothingAndAsksForNothingThen) {
  ASSERT_TRUE(write_file_atomically(file_, "old", FileAccess::ordinary));
  const auto outcome = save(answering("new"));
  EXPECT_EQ(outcome.end, End::could_not_start);
  EXPECT_EQ(outcome.error, file_.string() + " exists, and a saved answer replaces nothing");
  EXPECT_EQ(asked_, 0);
  EXPECT_EQ(read_file(file_), "old");
}

TEST_F(HttpSaveTest, SaysWhatTheAnswerLacksAndNotWhatItHolds) {
  struct Lack {
    std::string answer;
    json save;
    std::string error;
  };
  for (const auto& [answer, fields, error] : {
           Lack{answering(R"({"a": "c2VjcmV0"})"), {{"pointer", "/b"}}, "the answer has no text at /b"},
           Lack{answering(R"({"a": 7})"), {{"pointer", "/a"}}, "the answer has no text at /a"},
           Lack{answering("no JSON"), {{"pointer", "/a"}}, "the answer has no text at /a"},
           Lack{answering("!secret!"), {{"decode", "base64"}}, "what the answer holds is no base64"},
           Lack{answering(""), json::object(), "the answer holds nothing to save"},
           Lack{answer_of("302 Found", "Location: /b\r\n", "secret"), json::object(),
                "HTTP 302 is no answer to save"},
       }) {
    const auto outcome = save(answer, fields);
    EXPECT_EQ(outcome.end, End::failed);
    EXPECT_EQ(outcome.error, error);
    EXPECT_EQ(outcome.result["body"], "");
    EXPECT_EQ(files(), 0u);
  }
}

TEST_F(HttpSaveTest, AnErrorIsToldAsEver) {
  const auto outcome = save(answer_of("401 Unauthorized", "", R"({"error": "Invalid API token."})"));
  EXPECT_EQ(outcome.end, End::failed);
  EXPECT_EQ(outcome.error, "HTTP 401 Unauthorized\n{\"error\": \"Invalid API token.\"}");
  EXPECT_EQ(files(), 0u);
}

TEST_F(HttpSaveTest, IsShownAndNotRehearsed) {
  const Call call{{{"url", "https://h/config"}, {"save", {{"file", "/tmp/a b"}}}}, {}};
  EXPECT_EQ(adapter_->preview(call)->command, "GET https://h/config > '/tmp/a b'");
  EXPECT_FALSE(adapter_->rehearsal(call));
}

std::string complaint_of_save(const json& save) { return http_save_of(save).error(); }

TEST(HttpSave, SaysWhatIsWrongWithIt) {
  EXPECT_EQ(complaint_of_save({{"pointer", "/a"}}), "`save` needs a file");
  EXPECT_EQ(complaint_of_save({{"file", "f"}, {"mode", "0600"}}),
            "`save` has file, pointer and decode, found 'mode'");
  EXPECT_EQ(complaint_of_save({{"file", "f"}, {"decode", "hex"}}), "`decode` is base64, found 'hex'");
  EXPECT_EQ(complaint_of_save({{"file", "f"}, {"pointer", "a"}}),
            "'a' is no JSON pointer: write it like /a/b");
}

}  // namespace
}  // namespace drctl
