#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace drctl::sandbox {

/// kubectl with one kubeconfig, whatever the machine's own may be.
class Kubectl {
 public:
  Kubectl(std::filesystem::path program, std::filesystem::path kubeconfig)
      : program_(std::move(program)), kubeconfig_(std::move(kubeconfig)) {}

  /// Runs it and returns its stdout; throws Failure with what it wrote if its exit status is not 0.
  std::string operator()(const std::vector<std::string>& arguments, const std::string& input = {}) const;

  const std::filesystem::path& program() const { return program_; }
  const std::filesystem::path& kubeconfig() const { return kubeconfig_; }

 private:
  std::filesystem::path program_, kubeconfig_;
};

}  // namespace drctl::sandbox
