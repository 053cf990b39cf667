#pragma once
#include <filesystem>
#include <string>

#include "sandbox/http.hpp"
#include "sandbox/ports.hpp"

namespace drctl::sandbox {

/// Writes a kubeconfig with one cluster, user and context, all three called `name`; certificates and key are
/// inside it, so only its owner may read it. Throws Failure.
void write_kubeconfig(const std::filesystem::path& file, const std::string& name, Port apiserver,
                      const Tls& tls);

}  // namespace drctl::sandbox
