#include "adapters/notify_mail.hpp"

#include <gmock/gmock.h>

#include "adapters/notify_mail_text.hpp"
#include "unit/adapters/smtp_server.hpp"

namespace drctl {
namespace {

using testing::ElementsAre;

Target mail_channel(const std::string& url) {
  return {"it",
          "channel",
          {{"via", "mail"},
           {"smtp", url},
           {"from", "drctl <dr@a.example>"},
           {"to", "x@b.example, Y <y@b.example>"}},
          {}};
}

NotifyTry sent(const Target& channel, const NotifyMessage& message) {
  const Cancellation cancel;
  return send_mail(channel, message, cancel, Deadline(std::chrono::seconds(20)));
}

TEST(NotifyMail, FindsTheAddresses) {
  EXPECT_THAT(mail_addresses("a@b, Ops <c@d> ,, e@f "), ElementsAre("a@b", "c@d", "e@f"));
}

TEST(NotifyMail, IsAMailOfPlainText) {
  const auto at = std::chrono::system_clock::time_point(std::chrono::seconds(1'795'646'400));
  const auto mail = mail_text(mail_channel(""), {"The recovery\nhas begun", "", "", "trigger", ""}, at);
  const auto id = mail.find("Message-ID: <") + 13;
  EXPECT_EQ(std::string(mail).erase(id, 32),
            "Date: Wed, 25 Nov 2026 22:40:00 +0000\r\nFrom: drctl <dr@a.example>\r\n"
            "To: x@b.example, Y <y@b.example>\r\nMessage-ID: <@drctl>\r\nSubject: The recovery\r\n"
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n"
            "VGhlIHJlY292ZXJ5CmhhcyBiZWd1bg==\r\n");
}

TEST(NotifyMail, ASubjectIsOneLineOfAscii) {
  const auto subject_line = [](const std::string& subject) {
    const auto mail = mail_text(mail_channel(""), {"a", subject, "", "trigger", ""}, {});
    const auto begin = mail.find("Subject: ");
    return mail.substr(begin, mail.find("\r\nMIME", begin) - begin);
  };
  EXPECT_EQ(subject_line("a\r\nBcc: z@z"), "Subject: a  Bcc: z@z");
  EXPECT_EQ(subject_line("für"), "Subject: =?UTF-8?B?ZsO8cg==?=");
}

TEST(NotifyMail, ReachesEveryRecipient) {
  SmtpServer server;
  EXPECT_EQ(sent(mail_channel(server.url()), {"hi", "Down", "", "trigger", ""}).end, End::succeeded);
  const auto& said = server.said();
  EXPECT_THAT(said, testing::IsSupersetOf({"MAIL FROM:<dr@a.example>", "RCPT TO:<x@b.example>",
                                           "RCPT TO:<y@b.example>", "Subject: Down", "aGk=", "."}));
}

TEST(NotifyMail, ARefusalForEverIsNotTriedAgain) {
  SmtpServer server("550 no such user");
  const auto result = sent(mail_channel(server.url()), {"hi", "", "", "trigger", ""});
  EXPECT_EQ(result.end, End::failed);
  EXPECT_EQ(result.again, NotifyTry::Again::useless);
  EXPECT_TRUE(result.error.contains("550")) << result.error;
}

TEST(NotifyMail, ARefusalForNowIsTriedAgain) {
  SmtpServer server("451 later");
  EXPECT_EQ(sent(mail_channel(server.url()), {"hi", "", "", "trigger", ""}).again, NotifyTry::Again::useful);
}

TEST(NotifyMail, APasswordIsNotSentInTheOpen) {
  SmtpServer server;
  auto channel = mail_channel(server.url());
  channel.settings["user"] = "dr";
  channel.secrets.emplace("password", Secret("s3cret"));
  const auto result = sent(channel, {"hi", "", "", "trigger", ""});
  EXPECT_NE(result.end, End::succeeded);
  EXPECT_EQ(result.again, NotifyTry::Again::useless);
  for (const auto& line : server.said()) EXPECT_FALSE(line.starts_with("AUTH")) << line;
}

}  // namespace
}  // namespace drctl
