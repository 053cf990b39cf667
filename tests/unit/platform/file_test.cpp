#include "platform/file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <iterator>

#include "unit/platform/temporary_directory.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

class FileTest : public testing::Test {
 protected:
  std::ptrdiff_t entries() {
    return std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator{});
  }
  test::TemporaryDirectory folder;
  fs::path file = folder / "a";
};

TEST_F(FileTest, ReadsWhatWasWritten) {
  const std::string content(200'000, 'x');
  ASSERT_TRUE(write_file_atomically(file, content, FileAccess::ordinary));
  EXPECT_EQ(read_file(file), content);
  EXPECT_EQ(entries(), 1);
}

TEST_F(FileTest, SaysWhyItCantRead) {
  EXPECT_EQ(read_file(file).error(), "can't read " + file.string() + ": No such file or directory");
  EXPECT_EQ(read_file(folder.path()).error(), "can't read " + folder.path().string() + ": Is a directory");
}

TEST_F(FileTest, RefusesWhatIsTooLarge) {
  ASSERT_TRUE(write_file_atomically(file, "12345", FileAccess::ordinary));
  EXPECT_EQ(read_file(file, 4).error(), "can't read " + file.string() + ": larger than 4 bytes");
}

TEST_F(FileTest, OwnerOnlyIsForTheOwnerOnly) {
  ASSERT_TRUE(write_file_atomically(file, "1", FileAccess::ordinary));
  ASSERT_TRUE(write_file_atomically(file, "2", FileAccess::owner_only));
  struct stat status{};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST_F(FileTest, AFailedWriteLeavesNothing) {
  fs::create_directory(file);
  EXPECT_EQ(write_file_atomically(file, "1", FileAccess::ordinary).error(),
            "can't write " + file.string() + ": Is a directory");
  EXPECT_EQ(entries(), 1);
}

TEST_F(FileTest, MovesIntoPlaceButNeverReplaces) {
  const auto partial = partial_name(file);
  ASSERT_TRUE(write_file_atomically(partial, "new", FileAccess::owner_only));
  ASSERT_TRUE(move_into_place(partial, file));
  EXPECT_EQ(read_file(file), "new");

  ASSERT_TRUE(write_file_atomically(partial, "newer", FileAccess::owner_only));
  EXPECT_EQ(move_into_place(partial, file).error(), "can't create " + file.string() + ": File exists");
  EXPECT_EQ(read_file(file), "new");
}

}  // namespace
}  // namespace drctl
