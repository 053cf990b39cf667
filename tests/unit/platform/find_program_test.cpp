#include "platform/find_program.hpp"

#include <gtest/gtest.h>

#include "platform/file.hpp"
#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

class FindProgramTest : public testing::Test {
 protected:
  void make(const std::string& name, fs::perms permissions) {
    ASSERT_TRUE(write_file_atomically(folder / name, "", FileAccess::owner_only));
    fs::permissions(folder / name, permissions);
  }
  test::TemporaryDirectory folder;
  std::string path = "/no/such/place:" + folder.path().string();
};

TEST_F(FindProgramTest, LooksThroughPathInOrder) {
  make("tool", fs::perms::owner_all);
  EXPECT_EQ(find_program("tool", path), folder / "tool");
}

TEST_F(FindProgramTest, SaysThatItIsNotThere) {
  EXPECT_EQ(find_program("tool", path).error(), "tool: not found on PATH");
}

TEST_F(FindProgramTest, SaysThatItIsNotExecutable) {
  make("tool", fs::perms::owner_read);
  EXPECT_EQ(find_program("tool", path).error(),
            (folder / "tool").string() + ": permission denied (chmod +x, if it is a program)");
}

TEST_F(FindProgramTest, ANameWithASlashStandsForItself) {
  make("tool", fs::perms::owner_all);
  EXPECT_EQ(find_program((folder / "tool").string(), ""), folder / "tool");
  EXPECT_EQ(find_program("/no/tool", path).error(), "/no/tool: no such program");
}

TEST_F(FindProgramTest, AFolderIsNoProgram) {
  fs::create_directory(folder / "tool");
  EXPECT_EQ(find_program("tool", path).error(), "tool: not found on PATH");
}

}  // namespace
}  // namespace drctl
