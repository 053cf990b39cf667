#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "recovery/evidence.hpp"
#include "sandbox/folder.hpp"

namespace drctl::recovery {

/// Where an operator sits: a state folder of his own, and a PATH that begins with his own programs and the
/// sandbox's kubectl. Goes with the object; then no secret may be in what its runs have left.
class Desk {
 public:
  explicit Desk(const sandbox::Folder& sandbox);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
  std::filesystem::path state() const { return folder_ / "state"; }
  /// What a program started here has in its environment besides ours.
  const std::map<std::string, std::string>& variables() const { return variables_; }

  /// Puts a program on PATH before all others of that name.
  void install(const std::string& name, const std::string& shell_script) const;
  /// Takes it away again.
  void uninstall(const std::string& name) const;
  /// The whole command of `drctl run RUNBOOK` with further arguments.
  std::vector<std::string> run_command(const std::string& runbook,
                                       const std::vector<std::string>& further) const;
  /// That of `drctl run db-corruption`.
  std::vector<std::string> run_command(const std::vector<std::string>& further) const {
    return run_command("db-corruption", further);
  }
  static std::vector<std::string> command(const std::vector<std::string>& arguments);

  /// The environment file to run with; the sandbox's own unless another was written.
  std::filesystem::path environment_file() const { return environment_file_; }
  /// From now on the sandbox's environment file with each `from` (one must be in it) replaced by `to`.
  void change_environment(const std::string& from, const std::string& to);

  /// For the runs to add to. Each begins with all the secrets that there are now.
  Evidence& evidence() const { return evidence_; }
  void note_run(const std::vector<std::string>& argv = {}) const;

 private:
  std::filesystem::path sandbox_, folder_, environment_file_;
  mutable Evidence evidence_;
  std::map<std::string, std::string> variables_;
};

}  // namespace drctl::recovery
