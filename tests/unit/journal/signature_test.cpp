#include "journal/signature.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "journal/journal.hpp"
#include "journal/read_journal.hpp"
#include "platform/file.hpp"
#include "support/time_text.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

// Made by openssl genpkey -algorithm ed25519, for these tests.
constexpr auto adas_key = R"(-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIBZZrcqB0prdRh1OJNJrBt4NPKQ8sgYyBWb9wVWWgz1I
-----END PRIVATE KEY-----
)";
constexpr auto adas_public_key = R"(-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAKfupJG/WmxHDqs1la1LcaJ5Z7LtusXSAVF4V1UlMci0=
-----END PUBLIC KEY-----
)";
constexpr auto eves_key = R"(-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ4tDyHeTnlhAi8+leiNjfp+Px/qOs6B6lXMG6VL0x5R
-----END PRIVATE KEY-----
)";
constexpr auto key_behind_a_passphrase = R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjF5anazR+PxQICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEB2CcqUWnzF+/hvX4jIRo+kEQEbM
tIBwQtfVlw6RDnyb/RsblRZRBQ2kkCR9CiI96qZLl5bon6qa6Sy/575OG80bgxLV
JFxSD6J5F92pxcl8n4U=
-----END ENCRYPTED PRIVATE KEY-----
)";
constexpr auto key_of_another_kind = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzyMyTCpzCg1AA7h0
YLokD4kvMfybE3SoBH9pab3QpYKhRANCAATHF6olb+StHjPleBSBGPpAwEzwm+h0
q7Df6fQAN4Y938w8qUaXC2/rtkikm8Xz19wjuJb3/ws5eqRzP0hAUv6c
-----END PRIVATE KEY-----
)";

class SignatureTest : public testing::Test {
 protected:
  std::filesystem::path file(const std::string& name, const std::string& text, mode_t mode = 0600) {
    const auto path = folder_ / name;
    std::ofstream(path) << text;
    ::chmod(path.c_str(), mode);
    return path;
  }
  Sign signer(const std::string& pem) {
    std::vector<std::string> secrets;
    return signer_from(file("key", pem), secrets).value();
  }
  std::string refused(const std::string& pem, mode_t mode = 0600) {
    std::vector<std::string> secrets;
    auto answer = signer_from(file("key", pem, mode), secrets);
    auto error = answer ? "" : answer.error();
    if (const auto place = error.find(folder_.path().string()); place != error.npos)
      error.erase(place, folder_.path().string().size() + 1);
    return error;
  }
  /// A journal of three lines, as a run writes it.
  std::string journal(const Sign& sign) {
    const auto path = folder_ / "journal.jsonl";
    std::filesystem::remove(path);
    auto journal = Journal::create(path, [](Json line) { return line; }, sign).value();
    for (const auto* status : {"stopped", "failed", "succeeded"})
      EXPECT_TRUE(journal.record({*from_rfc3339("2026-11-24T03:10:07Z"), RunEnded{status, ""}}, State{}));
    return *read_file(path);
  }
  /// What is wrong with it, or "".
  std::string fault(const std::string& journal) {
    const std::vector<PublicKey> keys = [] {
      std::vector<PublicKey> only;
      only.push_back(PublicKey::from_pem(adas_public_key).value());
      return only;
    }();
    const auto checked = check_signatures(journal, keys);
    return checked ? "" : checked.error();
  }

  test::TemporaryDirectory folder_;
};

TEST_F(SignatureTest, ProvesWhoWroteTheJournal) { EXPECT_EQ(fault(journal(signer(adas_key))), ""); }

TEST_F(SignatureTest, RefusesAJournalThatSomebodyElseWroteAnew) {
  const auto forged = journal(signer(eves_key));
  EXPECT_TRUE(journal_from(forged, "j"));  // the chain is whole
  EXPECT_EQ(fault(forged), "line 1 is not signed with this key");
}

TEST_F(SignatureTest, RefusesAJournalWithoutSignatures) {
  EXPECT_EQ(fault(journal({})), "line 1 is not signed");
}

TEST_F(SignatureTest, RefusesASingleLineOfSomebodyElse) {
  const auto whole = journal(signer(adas_key));
  const auto first = whole.substr(0, whole.find('\n') + 1);
  auto forged = journal(signer(eves_key));
  forged.erase(0, forged.find('\n') + 1);
  EXPECT_EQ(fault(first + forged), "line 2 is not signed with this key");
}

TEST_F(SignatureTest, NoticesEveryChangedByte) {
  const auto whole = journal(signer(adas_key));
  for (std::size_t place = 0; place + 1 < whole.size(); ++place) {
    if (whole[place] == '\n') continue;
    auto changed = whole;
    changed[place] ^= 1;
    const bool noticed = !journal_from(changed, "j") || !fault(changed).empty();
    EXPECT_TRUE(noticed) << "byte " << place;
  }
}

TEST_F(SignatureTest, DoesNotCountWhatACrashTore) {
  const auto whole = journal(signer(adas_key));
  for (std::size_t length = 0; length <= whole.size(); ++length)
    EXPECT_EQ(fault(whole.substr(0, length)), "") << length;
}

TEST_F(SignatureTest, IsReadLikeOneWithoutSignatures) {
  const auto content = journal_from(journal(signer(adas_key)), "j");
  ASSERT_TRUE(content);
  EXPECT_EQ(std::get<RunEnded>(content->events.back().what).status, "succeeded");
}

TEST_F(SignatureTest, GoesOnBehindLinesThatNobodySigned) {
  auto content = journal_from(journal({}), "j").value();
  const auto path = folder_ / "journal.jsonl";
  auto again = Journal::reopen(
                   path, content.head, content.good_bytes, [](Json line) { return line; }, signer(adas_key))
                   .value();
  ASSERT_TRUE(again.record({*from_rfc3339("2026-11-24T03:10:08Z"), RunResumed{"ada", "laptop"}}, State{}));
  EXPECT_TRUE(journal_from(*read_file(path), "j"));
  EXPECT_EQ(fault(*read_file(path)), "line 1 is not signed");
  const auto lines = signed_lines(*read_file(path));
  EXPECT_EQ(lines.of_them, 1U);
  EXPECT_GT(lines.all, lines.of_them);
}

TEST_F(SignatureTest, RefusesAKeyThatOthersMayUse) {
  EXPECT_EQ(refused(adas_key, 0640), "key key may be used by others than its owner (its mode is 0640): chmod 600 it");
  EXPECT_EQ(refused(adas_key, 0604), "key key may be used by others than its owner (its mode is 0604): chmod 600 it");
  EXPECT_EQ(refused(adas_key, 0400), "");
}

TEST_F(SignatureTest, RefusesWhatIsNoKeyOfItsKind) {
  EXPECT_EQ(refused("nothing"), "key key holds no private key in PEM");
  EXPECT_EQ(refused(adas_public_key), "key key holds no private key in PEM");
  EXPECT_EQ(refused(key_of_another_kind), "key key holds a key of another kind than Ed25519");
  EXPECT_EQ(refused(key_behind_a_passphrase),
            "key key is protected by a passphrase, which nobody is asked for");
}

TEST_F(SignatureTest, TellsWhatOfTheKeyMustShowNowhere) {
  std::vector<std::string> secrets;
  ASSERT_TRUE(signer_from(file("key", adas_key), secrets));
  EXPECT_EQ(secrets,
            std::vector<std::string>{"MC4CAQAwBQYDK2VwBCIEIBZZrcqB0prdRh1OJNJrBt4NPKQ8sgYyBWb9wVWWgz1I"});
}

TEST_F(SignatureTest, ReadsPublicKeysOnly) {
  EXPECT_TRUE(public_key_in(file("key.pub", adas_public_key, 0644)));
  EXPECT_EQ(public_key_in(file("key", adas_key)).error(),
            "key " + (folder_ / "key").string() + " holds no public key in PEM");
}

}  // namespace
}  // namespace drctl
