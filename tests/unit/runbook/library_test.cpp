#include "runbook/library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

class LibraryTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "libraryXXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    write("one/failover.yaml", "runbook: failover\nsteps:\n- runbook: verify\n");
    write("one/verify.yaml", "runbook: verify\nsteps:\n- {id: a, manual: x}\n");
    write("two/failover.yaml", "runbook: failover\nsteps:\n- {id: a, manual: x}\n");
    write("one/environments/prod.yaml", "environment: prod\n");
    library_ = Library({folder_ / "one", folder_ / "two", folder_ / "none"});
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

  std::string complaint(const std::expected<fs::path, Diagnostic>& found) const {
    auto text = text_of({found.error()});
    for (auto at = text.find(folder_.string()); at != std::string::npos; at = text.find(folder_.string()))
      text.replace(at, folder_.string().size(), "$DIR");
    return text;
  }

  fs::path folder_;
  Library library_{{}};
};

TEST_F(LibraryTest, FindsByNameInTheFirstFolder) {
  EXPECT_EQ(library_.find_runbook("failover"), folder_ / "one/failover.yaml");
  EXPECT_EQ(library_.find_environment("prod"), folder_ / "one/environments/prod.yaml");
  EXPECT_EQ(library_.runbooks().size(), 2U);
}

TEST_F(LibraryTest, TakesTheOtherExtensionWhereItIsAlone) {
  write("one/verify.yml", "");
  write("one/elsewhere.yml", "");
  EXPECT_EQ(library_.find_runbook("verify"), folder_ / "one/verify.yaml");
  EXPECT_EQ(library_.find_runbook("elsewhere"), folder_ / "one/elsewhere.yml");
}

TEST_F(LibraryTest, TakesAPathAsItIs) {
  const auto path = (folder_ / "two/failover.yaml").string();
  EXPECT_EQ(library_.find_runbook(path), fs::path(path));
  EXPECT_EQ(complaint(library_.find_runbook("no/such.yaml")),
            "0:0+1 no file 'no/such.yaml' | check the path\n");
}

TEST_F(LibraryTest, ProposesTheNeighbourOfAPathThatLeadsNowhere) {
  EXPECT_EQ(complaint(library_.find_runbook((folder_ / "one/verfy.yaml").string())),
            "0:0+1 no file '$DIR/one/verfy.yaml' | did you mean '$DIR/one/verify.yaml'?\n");
  EXPECT_EQ(complaint(library_.find_environment("prod.yaml")),
            "0:0+1 no file 'prod.yaml' | did you mean 'prod'?\n");
}

TEST_F(LibraryTest, ProposesTheNeighbourOfAnIncludedRunbook) {
  write("one/wrong.yaml", "runbook: wrong\nsteps:\n- runbook: verfy\n");
  EXPECT_EQ(text_of(load_checked(folder_ / "one/wrong.yaml", specs()).error()),
            "3:12+5 no runbook 'verfy' beside this file: there is no such file | did you mean 'verify'?\n");
}

TEST_F(LibraryTest, ProposesTheNearestName) {
  EXPECT_EQ(complaint(library_.find_runbook("failvoer")),
            "0:0+1 no runbook 'failvoer' | did you mean 'failover'? (looked in $DIR/one/, $DIR/two/, "
            "$DIR/none/)\n");
  EXPECT_EQ(
      complaint(library_.find_runbook("something-else")),
      "0:0+1 no runbook 'something-else' | there are: failover, verify (looked in $DIR/one/, $DIR/two/, "
      "$DIR/none/)\n");
}

TEST_F(LibraryTest, LoadsWhatIsIncludedFromTheSameFolder) {
  const auto loaded = load_checked(folder_ / "one/failover.yaml", specs());
  ASSERT_TRUE(loaded) << text_of(loaded.error());
  EXPECT_TRUE(loaded->included.contains("verify"));
}

TEST_F(LibraryTest, SaysWhyAFileCantBeRead) {
  EXPECT_EQ(load_source(folder_ / "x.yaml").error().message, "can't be read: No such file or directory");
  EXPECT_EQ(load_source(folder_).error().message, "expected a file, found a folder");
}

TEST_F(LibraryTest, FoldersComeFromTheEnvironmentToo) {
  setenv("DRCTL_RUNBOOKS", "/a::/b", 1);
  const auto folders = default_folders();
  unsetenv("DRCTL_RUNBOOKS");
  EXPECT_THAT(std::vector(folders.begin(), folders.begin() + 3),
              testing::ElementsAre("runbooks", "/a", "/b"));
}

}  // namespace
}  // namespace drctl
