#include "sandbox/text_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "sandbox/failure.hpp"
#include "sandbox/folder.hpp"

namespace drctl::sandbox {
namespace {
namespace fs = std::filesystem;

TEST(TextFile, OfItsOwnerIsReadableByNobodyElse) {
  const auto home = Folder::temporary();
  write_text(home / "password", "secret", Readers::owner);
  EXPECT_EQ(fs::status(home / "password").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(read_text(home / "password"), "secret");
}

TEST(TextFile, LastLinesAreTheEnd) {
  const auto home = Folder::temporary();
  write_text(home / "log", "one\ntwo\nthree\n");
  EXPECT_EQ(last_lines(home / "log", 2), "two\nthree\n");
  EXPECT_EQ(last_lines(home / "log", 3), "one\ntwo\nthree\n");
  EXPECT_EQ(last_lines(home / "log", 9), "one\ntwo\nthree\n");
  EXPECT_EQ(last_lines(home / "none", 9), "");
}

TEST(Base64, IsThatOfTheRfc) {  // RFC 4648, section 10
  EXPECT_EQ(base64("foob"), "Zm9vYg==");
  EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(base64(""), "");
}

TEST(Base64, ComesBack) {
  for (const std::string text : {"", "f", "fo", "foo", "foob"}) EXPECT_EQ(from_base64(base64(text)), text);
  EXPECT_THROW(from_base64("no*base64"), Failure);
}

}  // namespace
}  // namespace drctl::sandbox
