#include "support/masking.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "support/base64.hpp"

namespace drctl {
namespace {

Masker masker_of(std::initializer_list<std::string> secrets) {
  Masker masker;
  for (const auto& secret : secrets) EXPECT_EQ(masker.add(secret), Masker::Added::accepted) << secret;
  return masker;
}

struct Row {
  std::string secret;
  std::string text;
  std::string masked;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.text; }

class MaskingTest : public testing::TestWithParam<Row> {};

TEST_P(MaskingTest, TakesTheSecretOut) {
  EXPECT_EQ(masker_of({GetParam().secret}).mask(GetParam().text), GetParam().masked);
}

const Row plain[] = {
    {"hunter2", "", ""},
    {"hunter2", "no secret here", "no secret here"},
    {"hunter2", "hunter2", "[secret]"},
    {"hunter2", "password=hunter2 host=db", "password=[secret] host=db"},
    {"hunter2", "hunter2hunter2 hunter", "[secret][secret] hunter"},
    {"hunter2", "Hunter2", "Hunter2"},
    {"hunter2\n", "got hunter2.", "got [secret]."},
    {"aaaa", "aaaaaa", "[secret]"},
    {"пароль", "(пароль)", "([secret])"},
    {std::string("a\0b\xff", 4), std::string("<a\0b\xff>", 6), "<[secret]>"},
};
INSTANTIATE_TEST_SUITE_P(Plain, MaskingTest, testing::ValuesIn(plain));

// base64 at each alignment: a character that encodes bits of the secret and of its neighbour goes too.
const Row encoded[] = {
    {"hunter2", "data: aHVudGVyMg==", "data: [secret]"},
    {"hunter2", "Basic dXNlcjpodW50ZXIy", "Basic dXNlcj[secret]"},
    {"hunter2", "Basic YWJjOmh1bnRlcjI=", "Basic YWJjO[secret]"},
    {"hunter2", "YWJjZDpodW50ZXIyIQ==", "YWJjZD[secret]IQ=="},
    {"a?>a?>", "YT8+YT8+ YT8-YT8- YT8%2BYT8%2B", "[secret] [secret] [secret]"},
    {"hunter2", "68756e74657232 68756E74657232", "[secret] [secret]"},
    {"hunter2", "YUhWdWRHVnlNZz09", "[secret]09"},
    {"hunter2", "68756e\n74657232", "[secret]"},
};
INSTANTIATE_TEST_SUITE_P(Encoded, MaskingTest, testing::ValuesIn(encoded));

const Row escaped[] = {
    {"p@ss w/rd", "postgres://u:p%40ss%20w%2Frd@db", "postgres://u:[secret]@db"},
    {"p@ss w/rd", "?p=p%40ss+w%2frd&x=1", "?p=[secret]&x=1"},
    {"p@ss w/rd", "p@ss%20w/rd", "[secret]"},
    {"a\"b\\c\nd", R"({"p": "a\"b\\c\nd"})", R"({"p": "[secret]"})"},
    {"a\"b\\c\nd", R"("{\"p\": \"a\\\"b\\\\c\\nd\"}")", R"("{\"p\": \"[secret]\"}")"},
    {"<a&b>", "\\u003ca\\u0026b\\u003E &lt;a&amp;b&gt;", "[secret] [secret]"},
    {"päss𝄞", "p\\u00e4ss\\ud834\\uDD1E p\\u00E4ss\\ud834\\udd1e p%C3%A4ss%f0%9d%84%9e",
     "p\\u00e4ss\\ud834\\uDD1E [secret] [secret]"},
    {"it's me", "'it'\\''s me' \"it's me\" it\\'s\\ me 'it''s me'",
     "'[secret]' \"[secret]\" [secret] '[secret]'"},
    {"a\tb\x01", "$'a\\tb\\x01'", "$'[secret]'"},
    {"a\tb\x01\xff", "<a  b\\x01\uFFFD>", "<[secret]>"},
    {"k\u00e4se\x01", "$'k\\303\\244se\\001'", "$'[secret]'"},
    {"\\\\\\\\", "<\\\\\\\\> <\\\\\\\\\\\\\\\\>", "<[secret]> <[secret]>"},
};
INSTANTIATE_TEST_SUITE_P(Escaped, MaskingTest, testing::ValuesIn(escaped));

std::string base64(const std::string& bytes) {
  std::string text = base64_core(bytes, 0, base64_standard);
  if (bytes.size() % 3 != 0)
    text = base64_core(bytes + std::string(3 - bytes.size() % 3, '\0'), 0, base64_standard);
  const auto padding = (3 - bytes.size() % 3) % 3;
  return text.replace(text.size() - padding, padding, padding, '=');
}

TEST(Masking, NothingIsLeftOfABase64OfABase64) {
  const auto masker = masker_of({"a-Secret, with 23 bytes"});
  for (const std::string before : {"", "x", "xy", "xyz"})
    for (const std::string around : {"", "u", "us", "use"}) {
      const auto inner = base64(before + "a-Secret, with 23 bytes" + before);
      const auto masked = masker.mask(base64(around + inner + around));
      EXPECT_LE(masked.size(), std::string("[secret]").size() + 24) << masked;
      EXPECT_TRUE(masked.contains("[secret]")) << masked;
    }
}

const std::string long_secret =
    "correct horse battery staple, and a good deal more of that kind to fill lines";

std::string broken(const std::string& text, std::size_t columns, const std::string& end) {
  std::string lines;
  for (std::size_t at = 0; at < text.size(); at += columns)
    lines += (at ? end : "") + text.substr(at, columns);
  return lines;
}

TEST(Masking, AnEncodingThatIsBrokenOverLinesIsOne) {
  const auto masker = masker_of({long_secret});
  const auto once = base64("user:" + long_secret);
  for (const std::string end : {"\n", "\r\n", "\n    ", "\\n"})
    for (std::size_t columns : {20u, 60u, 64u, 76u}) {
      EXPECT_EQ(masker.mask(broken(once, columns, end)), "dXNlcj[secret]") << columns;
      const auto twice = masker.mask(broken(base64(once), columns, end));
      EXPECT_TRUE(twice.size() < 24 && twice.contains("[secret]")) << twice;
    }
}

// What a program prints comes line by line.
TEST(Masking, EachLineOfAnEncodingIsMaskedAlone) {
  const auto masker = masker_of({long_secret});
  for (std::size_t shift = 0; shift < 30; ++shift)
    for (std::size_t columns : {60u, 64u, 76u}) {
      const auto text = base64(std::string(shift, 'x') + long_secret);
      for (std::size_t at = 0; at < text.size(); at += columns) {
        const auto masked = masker.mask("  " + text.substr(at, columns) + "\r");
        const auto shown = masked.size() - (masked.contains("[secret]") ? 8 : 0) - 3;
        const auto innocent = at == 0 ? shift * 4 / 3 + 1 : 0;
        EXPECT_LE(shown, innocent + 4) << shift << " " << columns << ": " << masked;
      }
    }
}

// Line ends of the inner encoding stand encoded in the outer one.
TEST(Masking, ABrokenEncodingThatIsEncodedAgainIsMasked) {
  const auto masker = masker_of({long_secret});
  for (std::size_t columns : {60u, 64u, 76u}) {
    const auto outer = base64(broken(base64("user:" + long_secret), columns, "\n"));
    for (std::size_t at = 0; at < outer.size(); at += 76) {
      const auto masked = masker.mask(outer.substr(at, 76));
      EXPECT_LE(masked.size(), 2 * 8 + 12 + 8u) << outer.substr(at, 76) << ": " << masked;
    }
  }
}

TEST(Masking, ALineThatIsNoPartOfAnEncodingStays) {
  const auto masker = masker_of({long_secret, "hunter2"});
  for (const char* line :
       {"7232", "3332", "Ready", "done", "2026-11-24T03:10:07Z", "", "=", "true", "c29tZXRoaW5nIGVsc2U="})
    EXPECT_EQ(masker.mask(line), line);
}

TEST(Masking, SecretsThatOverlapAreReplacedAsOne) {
  EXPECT_EQ(masker_of({"abcd", "cdefgh"}).mask("<abcdefgh>"), "<[secret]>");
}

TEST(Masking, ASecretWithinASecretLeavesNothingOfTheLonger) {
  EXPECT_EQ(masker_of({"pass", "my-pass-word"}).mask("my-pass-word pass"), "[secret] [secret]");
}

TEST(Masking, TheLinesOfASecretAreSecretsOfTheirOwn) {
  auto masker = masker_of({"-----BEGIN KEY-----\nMC4CAQAwBQYD\nshort\n"});
  EXPECT_EQ(masker.mask("  MC4CAQAwBQYD\r"), "  [secret]\r");
  EXPECT_EQ(masker.mask("short"), "short");
}

// Each side of a cut holds a part of the secret, in any of its forms.
const Row cut[] = {
    {"hunter2", "x hunt\n[drctl cut 20 bytes here]\ner2 y",
     "x [secret]\n[drctl cut 20 bytes here]\n[secret] y"},
    {"hunter2", "hunte[drctl cut the line here]", "[secret][drctl cut the line here]"},
    {"hunter2", "[drctl cut the line here]2, more", "[drctl cut the line here][secret], more"},
    {"p@ss w/rd", "?p=p%4[drctl cut 3 bytes here]0ss+w%2frd&x",
     "?p=[secret][drctl cut 3 bytes here][secret]&x"},
    {"hunter2", "aHVudG[drctl cut 9 bytes here]VyMg==", "[secret][drctl cut 9 bytes here][secret]"},
    {"пароль", "пар\uFFFD[drctl cut 9 bytes here]\uFFFDль",
     "[secret]\uFFFD[drctl cut 9 bytes here]\uFFFD[secret]"},
    {"hunter2", "hunter [drctl cut 9 bytes here] 2", "hunter [drctl cut 9 bytes here] 2"},
    {"hunter2", "hunt [drctl cut ", "hunt [drctl cut "},
};
INSTANTIATE_TEST_SUITE_P(Cut, MaskingTest, testing::ValuesIn(cut));

TEST(Masking, RefusesWhatIsTooShort) {
  Masker masker;
  EXPECT_EQ(masker.add("abc"), Masker::Added::too_short);
  EXPECT_EQ(masker.add(" abc\n"), Masker::Added::too_short);
  EXPECT_EQ(masker.add(""), Masker::Added::too_short);
  EXPECT_EQ(masker.mask("abc"), "abc");
}

TEST(Masking, WithoutSecretsNothingChanges) { EXPECT_EQ(Masker{}.mask("a text"), "a text"); }

TEST(Masking, ReachesStringsAndKeysOfJson) {
  auto value =
      nlohmann::json::parse(R"({"a": ["x hunter2", {"hunter2": 1}], "b": null, "c": 1.5, "d": true})");
  EXPECT_EQ(masker_of({"hunter2"}).mask_json(value).dump(),
            R"({"a":["x [secret]",{"[secret]":1}],"b":null,"c":1.5,"d":true})");
}

TEST(Masking, ANumberIsMaskedOnlyWhenItIsTheSecret) {
  auto value = nlohmann::json::parse("[48151623, 481516231, -48151623]");
  EXPECT_EQ(masker_of({"48151623"}).mask_json(value).dump(), R"(["[secret]",481516231,-48151623])");
}

}  // namespace
}  // namespace drctl
