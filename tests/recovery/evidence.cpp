#include "recovery/evidence.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <chrono>

#include "recovery/leak_search.hpp"
#include "recovery/sandbox_secrets.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace fs = std::filesystem;
namespace {

/// GoogleTest owns it, and calls TearDown after the last test.
class Account final : public ::testing::Environment {
 public:
  Searched covered;
  std::size_t desks = 0, artefacts = 0, bytes = 0, leaks = 0;
  std::chrono::milliseconds took{0};

  void TearDown() override {
    if (desks > 0)
      fmt::print("{} secrets searched for in {} artefacts ({} KB) of {} tests, in {} ms: {} found\n",
                 covered.secrets.size(), artefacts, bytes / 1024, desks, took.count(), leaks);
  }
};

auto* const account = static_cast<Account*>(::testing::AddGlobalTestEnvironment(new Account));

}  // namespace

const Searched& searched() { return account->covered; }

void Evidence::add_run(const std::vector<std::string>& argv) {
  for (const fs::path word : argv)
    if (word.native().starts_with(DRCTL_SOURCE_DIR "/runbooks/")) runbooks_.insert(word.stem());
}

void Evidence::add_secrets(const fs::path& sandbox, const fs::path& environment) {
  for (auto& [name, secret] : secrets_of(sandbox, environment)) secrets_[name] = secret;
}

void Evidence::add_files(const fs::path& folder) try {
  std::error_code none;
  for (const auto& entry : fs::recursive_directory_iterator(folder, none))
    if (entry.is_regular_file()) add(entry.path().filename(), sandbox::read_text(entry.path()));
} catch (const sandbox::Failure& failure) {
  ADD_FAILURE() << failure.what();
}

void Evidence::expect_no_secret() const {
  const auto start = std::chrono::steady_clock::now();
  LeakSearch search;
  for (const auto& [name, secret] : secrets_) {
    search.add(name, secret);
    account->covered.secrets.insert(secret);
  }
  account->covered.runbooks.insert(runbooks_.begin(), runbooks_.end());
  ++account->desks;
  for (const auto& [where, text] : texts_) {
    for (const auto& leak : search.leaks_in(text))
      ADD_FAILURE() << where << " shows " << leak, ++account->leaks;
    ++account->artefacts;
    account->bytes += text.size();
  }
  account->took +=
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

}  // namespace drctl::recovery
