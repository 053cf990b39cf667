#include "cli/input_digests.hpp"

#include "platform/file.hpp"
#include "support/sha256.hpp"

namespace drctl {

namespace fs = std::filesystem;

namespace {

/// A copy that can't be read has the reason in place of its digest: it counts as changed.
std::map<std::string, std::string> digests_in(const RunFolder& folder) {
  std::map<std::string, std::string> digests;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path, error)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
    auto text = read_file(entry.path());
    digests[entry.path().lexically_relative(folder.path).string()] = text ? sha256(*text) : text.error();
  }
  return digests;
}

}  // namespace

std::map<std::string, std::string> input_digests(const RunInputs& inputs) {
  std::map<std::string, std::string> digests;
  for (const auto& [name, text] : inputs.runbooks) digests["runbooks/" + name + ".yaml"] = sha256(text);
  if (!inputs.environment.empty()) digests["environment.yaml"] = sha256(inputs.environment);
  return digests;
}

std::vector<std::string> changed_inputs(const RunFolder& folder,
                                        const std::map<std::string, std::string>& before) {
  auto now = digests_in(folder);
  std::vector<std::string> changed;
  for (const auto& [file, digest] : before)
    if (now[file] != digest) changed.push_back((folder.path / file).string());
  for (const auto& [file, digest] : now)
    if (!before.contains(file)) changed.push_back((folder.path / file).string());
  return changed;
}

}  // namespace drctl
