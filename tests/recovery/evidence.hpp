#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace drctl::recovery {

/// Of all desks so far: the secrets that were searched for, and the shipped runbooks whose runs were
/// searched.
struct Searched {
  std::set<std::string> secrets, runbooks;
};
const Searched& searched();

/// What the runs of one desk have left behind, and the secrets that must not be in it.
class Evidence {
 public:
  /// Of which runbooks it is.
  void add_run(const std::vector<std::string>& argv);
  /// Secrets come and go while a test runs: this is called when a run begins, too.
  void add_secrets(const std::filesystem::path& sandbox, const std::filesystem::path& environment);
  /// What was seen of a run: its terminal, its output, the arguments of its processes.
  void add(const std::string& where, const std::string& text) { texts_[where] += text; }
  void add_files(const std::filesystem::path& folder);

  /// Fails the test for each secret that is in it, in any form. How much was searched is printed in the end.
  void expect_no_secret() const;

 private:
  std::map<std::string, std::string> texts_, secrets_;
  std::set<std::string> runbooks_;
};

}  // namespace drctl::recovery
