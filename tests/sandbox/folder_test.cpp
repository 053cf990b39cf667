#include "sandbox/folder.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "sandbox/daemon.hpp"
#include "sandbox/daemon_record.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/folder_lock.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {
namespace fs = std::filesystem;

TEST(Folder, GoesWithItsObject) {
  fs::path path;
  {
    const auto folder = Folder::temporary();
    path = folder.path();
    std::ofstream(folder / "file") << "text";
    EXPECT_TRUE(is_sandbox(path));
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(Folder, IsNeverMadeOverOthersFiles) {
  const auto home = Folder::temporary();
  fs::create_directory(home / "mine");
  std::ofstream(home / "mine" / "thesis.txt") << "text";
  EXPECT_THROW(Folder(home / "mine", Lifetime::until_down), Failure);
  EXPECT_THROW(clean_up(home / "mine"), Failure);
  EXPECT_TRUE(fs::exists(home / "mine" / "thesis.txt"));
}

TEST(Folder, CleaningUpNothingDoesNothing) {
  const auto home = Folder::temporary();
  EXPECT_NO_THROW(clean_up(home / "nothing"));
}

TEST(Folder, TakesAwayWhatItLinksTo) {
  const auto home = Folder::temporary();
  const Folder sandbox(home / "sandbox", Lifetime::until_down);
  fs::create_directory(home / "elsewhere");
  fs::create_directory_symlink(home / "elsewhere", sandbox / "postgres");
  clean_up(sandbox.path());
  EXPECT_FALSE(fs::exists(home / "elsewhere"));
  EXPECT_FALSE(fs::exists(sandbox.path()));
}

TEST(Folder, OfAKilledOwnerIsRemovedByTheNext) {
  const auto home = Folder::temporary();
  const auto child = ::fork();
  if (child == 0) {
    new Folder(Folder::temporary());
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  const auto next = Folder::temporary();
  for (const auto& entry : fs::directory_iterator(next.path().parent_path()))
    if (entry.path().filename().string().starts_with("drctl-sandbox-") && is_sandbox(entry.path())) {
      const auto mark = read_text(entry.path() / "sandbox.json");
      EXPECT_EQ(mark.find("\"pid\":" + std::to_string(child) + ","), std::string::npos) << entry.path();
    }
}

TEST(Folder, WithoutASandboxSaysWhatToDo) {
  const auto home = Folder::temporary();
  try {
    Folder::open(home / "none");
    FAIL();
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.what(),
              "no sandbox is in " + (home / "none").string() + ": make one with drctl-sandbox up");
  }
}

TEST(FolderLock, IsForOneAtATime) {
  const auto home = Folder::temporary();
  {
    const FolderLock lock(home.path());
    EXPECT_THROW(FolderLock(home.path()), Failure);
  }
  EXPECT_NO_THROW(FolderLock(home.path()));
}

}  // namespace
}  // namespace drctl::sandbox
