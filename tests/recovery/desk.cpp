#include "recovery/desk.hpp"

#include <fmt/core.h>
#include <stdlib.h>

#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/words.hpp"

namespace drctl::recovery {
namespace fs = std::filesystem;
using sandbox::Failure;
namespace {

fs::path new_folder(const fs::path& parent) {
  auto name = (parent / "desk-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw Failure("no folder can be made in " + parent.string());
  return name;
}

}  // namespace

Desk::Desk(const sandbox::Folder& sandbox)
    : sandbox_(sandbox.path()),
      folder_(new_folder(sandbox_)),
      environment_file_(sandbox / "environment.yaml") {
  fs::create_directory(folder_ / "bin");
  variables_ = {
      {"PATH", fmt::format("{}:{}:/usr/bin:/bin", (folder_ / "bin").string(), (sandbox / "bin").string())},
      {"DRCTL_STATE", state().string()},
      {"DRCTL_ENV", ""},
      {"HELM_CONFIG_HOME", folder_ / "helm"},
      {"HELM_CACHE_HOME", folder_ / "helm"},
      {"HELM_DATA_HOME", folder_ / "helm"},
      {"TERM", "xterm-256color"}};
}

Desk::~Desk() {
  note_run();
  evidence_.add_files(state());
  evidence_.expect_no_secret();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Desk::note_run(const std::vector<std::string>& argv) const {
  evidence_.add_run(argv);
  evidence_.add_secrets(sandbox_, environment_file_);
}

void Desk::install(const std::string& name, const std::string& shell_script) const {
  const auto file = folder_ / "bin" / name;
  sandbox::write_text(file, "#!/bin/bash\nset -e\n" + shell_script);
  fs::permissions(file, fs::perms::owner_all);
}

void Desk::uninstall(const std::string& name) const { fs::remove(folder_ / "bin" / name); }

std::vector<std::string> Desk::command(const std::vector<std::string>& arguments) {
  std::vector<std::string> words = {DRCTL_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return words;
}

std::vector<std::string> Desk::run_command(const std::string& runbook,
                                           const std::vector<std::string>& further) const {
  auto words =
      command({"run", DRCTL_SOURCE_DIR "/runbooks/" + runbook + ".yaml", "--env", environment_file_});
  words.insert(words.end(), further.begin(), further.end());
  return words;
}

void Desk::change_environment(const std::string& from, const std::string& to) {
  const auto text = sandbox::read_text(environment_file_);
  if (!text.contains(from)) throw Failure(fmt::format("'{}' is not in the environment file", from));
  environment_file_ = folder_ / "environment.yaml";
  sandbox::write_text(environment_file_, sandbox::with_all_replaced(text, from, to));
}

}  // namespace drctl::recovery
