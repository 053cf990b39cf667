#pragma once

#include "adapters/kubectl_secrets.hpp"
#include "drctl/adapter.hpp"

namespace drctl {

/// Passes on what kubectl prints, without the manifests of Secrets that stand in it.
class KubectlNarration final : public Narration {
 public:
  explicit KubectlNarration(Narration& inner) : inner_(inner) {}
  void output(std::string_view line) override { inner_.output(without_secret_manifests(line)); }
  void progress(std::size_t done, std::size_t total, std::string_view what) override {
    inner_.progress(done, total, what);
  }

 private:
  Narration& inner_;
};

}  // namespace drctl
