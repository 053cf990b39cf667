#include "adapters/kubectl_backup.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "adapters/arguments.hpp"
#include "adapters/new_file.hpp"
#include "platform/file.hpp"
#include "support/sha256.hpp"
#include "support/shell_quote.hpp"

namespace drctl {
namespace {

using Words = std::vector<std::string>;

// The passphrase goes through the environment: everyone on the machine can read arguments.
Words openssl_words(const Words& further) {
  Words words{"openssl", "enc", "-aes-256-cbc", "-pbkdf2", "-iter", "600000", "-pass", "env:PASSPHRASE"};
  words.insert(words.end(), further.begin(), further.end());
  return words;
}

Outcome failed(std::string error, std::string help) {
  return {.end = End::failed, .error = std::move(error), .help = std::move(help)};
}

bool is_cut(const std::string& output) { return output.size() >= RunOptions().output_cap; }

}  // namespace

KubectlBackup::KubectlBackup(std::string file, std::optional<Secret> passphrase, Children& children)
    : file_(std::move(file)), passphrase_(std::move(passphrase)), children_(children) {}

std::string KubectlBackup::shown(const std::string& file, bool encrypted) {
  return (encrypted ? " | " + shell_line(openssl_words({"-e"})) : "") + " > " + shell_quote(file);
}

Outcome KubectlBackup::run(Command kubectl, const std::function<Outcome(const ChildResult&)>& on_failure) {
  const NewFile backup(file_, "backup");
  if (auto refused = backup.refused()) return *refused;
  const auto child = children_.run(kubectl, Narrate::errors);
  if (auto unfinished = children_.unfinished(child, "kubectl")) return *unfinished;
  if (child.status != 0) return on_failure(child);
  if (is_cut(child.out)) return failed("kubectl printed more than 16 MiB", "ask for fewer objects");
  if (auto problem = write(child.out, backup.partial().string())) return *problem;
  std::error_code error;
  const auto size = std::filesystem::file_size(backup.partial(), error);
  if (auto problem = backup.finish()) return *problem;
  return {.end = End::succeeded, .result = {{"file", file_}, {"size", size}, {"sha256", sha256(child.out)}}};
}

std::optional<Outcome> KubectlBackup::write(const std::string& text, const std::string& partial) {
  if (passphrase_) return encrypt(text, partial);
  const auto written = write_file_atomically(partial, text, FileAccess::owner_only);
  if (!written) return failed(written.error(), "see to the disk");
  return std::nullopt;
}

std::optional<Outcome> KubectlBackup::encrypt(const std::string& text, const std::string& partial) {
  Command command;
  command.argv = openssl_words({"-e"});
  command.input = text;
  command.output_file = partial;
  ChildResult child;
  if (auto problem = openssl(command, child)) return problem;
  command = {};
  command.argv = openssl_words({"-d", "-in", partial});
  if (auto problem = openssl(command, child)) return problem;
  if (child.out == text) return std::nullopt;
  return failed("what was encrypted does not decrypt to what kubectl printed", "see to the disk");
}

std::optional<Outcome> KubectlBackup::openssl(Command& command, ChildResult& child) {
  command.secret_environment["PASSPHRASE"] = *passphrase_;
  child = children_.run(command, Narrate::nothing);
  if (auto unfinished = children_.unfinished(child, "openssl")) return unfinished;
  if (child.status == 0) return std::nullopt;
  return failed("openssl: " + last_lines(tidy(child.err), 5), "see to the disk");
}

}  // namespace drctl
