// Secrets in hexadecimal whose bytes stand apart, and letters that are escaped though they need not be.
#include <gtest/gtest.h>

#include <ostream>

#include "support/masking.hpp"

namespace drctl {
namespace {

constexpr auto dumped_secret = "canary-01-kX9mQ2";

struct DumpRow {
  std::string text;
  std::string masked;
};

void PrintTo(const DumpRow& row, std::ostream* out) { *out << row.text; }

class MaskingDumpsTest : public testing::TestWithParam<DumpRow> {};

TEST_P(MaskingDumpsTest, TakesTheSecretOut) {
  Masker masker;
  ASSERT_EQ(masker.add(dumped_secret), Masker::Added::accepted);
  EXPECT_EQ(masker.mask(GetParam().text), GetParam().masked);
}

const DumpRow dumps_apart[] = {
    {" 63 61 6e 61 72 79 2d 30 31 2d 6b 58 39 6d 51 32\n", " [secret]\n"},
    {"63:61:6E:61:72:79:2D:30:31:2D:6B:58:39:6D:51:32", "[secret]"},
    {"<63-61-6e-61-72-79-2d-30-31-2d-6b-58-39-6d-51-32>", "<[secret]>"},
    {"{0x63, 0x61, 0x6e, 0x61, 0x72, 0x79, 0x2d, 0x30, 0x31, 0x2d, 0x6b, 0x58, 0x39, 0x6d, 0x51, 0x32}",
     "{0x[secret]}"},
    {"63\t61\t6e\t61\t72\t79\t2d\t30\t31\t2d\t6b\t58\t39\t6d\t51\t32", "[secret]"},
    {"00 63 61 6e 61 72 79 2d 30 31 2d 6b 58 39 6d 51 32 0a", "00 [secret] 0a"},
    {"got\\n63 61 6e 61 72 79 2d 30\\n31 2d 6b 58 39 6d 51 32", "got\\n[secret]\\n[secret]"},
};
INSTANTIATE_TEST_SUITE_P(Apart, MaskingDumpsTest, testing::ValuesIn(dumps_apart));

// "key=", then the secret. What is fewer than 4 bytes of a line stays: it tells too little.
const DumpRow dump_lines[] = {
    {"00000000: 6b65 793d 6361 6e61 7279 2d30 312d 6b58  key=canary-01-kX\n"
     "00000010: 396d 5132 0a                             9mQ2.\n",
     "00000000: 6b65 793d [secret]  key=[secret]\n"
     "00000010: [secret] 0a                             [secret].\n"},
    {"00000000  6b 65 79 3d 63 61 6e 61  72 79 2d 30 31 2d 6b 58  |key=canary-01-kX|\n"
     "00000010  39 6d 51 32 0a                                    |9mQ2.|\n",
     "00000000  6b 65 79 3d [secret]  |key=[secret]|\n"
     "00000010  [secret] 0a                                    |[secret].|\n"},
    {"0000000 656b 3d79 6163 616e 7972 302d 2d31 586b\n"
     "0000020 6d39 3251 000a\n",
     "0000000 656b 3d79 [secret]\n"
     "0000020 [secret] 000a\n"},
    {"    0:d=0  hl=2 l=  16 prim: OCTET STRING\n"
     "    63:61:6e:61:72:79:2d:30:31:2d:6b:58:39:6d:\n"
     "    51:32\n",
     "    0:d=0  hl=2 l=  16 prim: OCTET STRING\n"
     "    [secret]:\n"
     "    51:32\n"},
    {"0000 - 63 61 6e 61 72 79 2d 30-31 2d 6b 58 39 6d 51 32   canary-01-kX9mQ2",
     "0000 - [secret]   [secret]"},
};
INSTANTIATE_TEST_SUITE_P(Lines, MaskingDumpsTest, testing::ValuesIn(dump_lines));

const DumpRow needless_rows[] = {
    {"?p=%63%61%6e%61%72%79%2d%30%31%2d%6b%58%39%6d%51%32&x", "?p=[secret]&x"},
    {"%63%61%6E%61%72%79-%30%31-%6B%58%39%6D%51%32", "[secret]"},
    {"canary-0%31-kX9mQ2", "[secret]"},
    {"c\\u0061nary\\u002d01-kX9mQ2 {\\\"p\\\": \\\"c\\\\u0061nary-01-kX9mQ2\\\"}",
     "[secret] {\\\"p\\\": \\\"[secret]\\\"}"},
    {"\\x63\\x61\\x6e\\x61ry-01-kX9mQ2 \\143\\141\\156ary-01-kX9mQ2", "[secret] [secret]"},
    {"&#99;&#x61;nary-01-kX9mQ2", "[secret]"},
    {"%59%32Fu%59XJ5LTAxLWtYOW1RMg%3D%3D", "[secret]%3D%3D"},
    {"100%25 of &#; %zz \\u00 \\9 %6", "100%25 of &#; %zz \\u00 \\9 %6"},
    {"%68%75%6e%74", "%68%75%6e%74"},
};
INSTANTIATE_TEST_SUITE_P(Needless, MaskingDumpsTest, testing::ValuesIn(needless_rows));

TEST(MaskingDumps, NumbersStay) {
  Masker masker;
  for (const auto* each : {"4815162342161718", "pass", "1234"})
    ASSERT_EQ(masker.add(each), Masker::Added::accepted);
  for (const char* text : {"2026-11-25 03:10:07,123 took 31 36 31 37 ms", "10.0.0.1:5432 00:16:3e:5a:70:61",
                           "dead beef cafe babe", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "70 61 73",
                           "a b c d 1 2 3 4", "31 32 33 35"})
    EXPECT_EQ(masker.mask(text), text);
  EXPECT_EQ(masker.mask("70 61 73 73, 31 32 33 34, 34 38 31 35 31 36 32 33"), "[secret], [secret], [secret]");
}

TEST(MaskingDumps, EachLineOfASecretIsFoundByItself) {
  Masker masker;
  ASSERT_EQ(masker.add("first line\nsecond line"), Masker::Added::accepted);
  EXPECT_EQ(masker.mask("<73 65 63 6f 6e 64 20 6c 69 6e 65>"), "<[secret]>");
}

}  // namespace
}  // namespace drctl
