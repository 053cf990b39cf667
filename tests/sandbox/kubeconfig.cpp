#include "sandbox/kubeconfig.hpp"

#include <fmt/core.h>

#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace {

constexpr auto form = R"(apiVersion: v1
kind: Config
clusters:
- name: {name}
  cluster:
    server: https://127.0.0.1:{port}
    certificate-authority-data: {authority}
users:
- name: {name}
  user:
    client-certificate-data: {certificate}
    client-key-data: {key}
contexts:
- name: {name}
  context: {{cluster: {name}, user: {name}}}
current-context: {name}
)";

}  // namespace

void write_kubeconfig(const std::filesystem::path& file, const std::string& name, Port apiserver,
                      const Tls& tls) {
  const auto inside = [](const std::filesystem::path& part) { return base64(read_text(part)); };
  write_text(file,
             fmt::format(form, fmt::arg("name", name), fmt::arg("port", apiserver),
                         fmt::arg("authority", inside(tls.authority)),
                         fmt::arg("certificate", inside(tls.certificate)), fmt::arg("key", inside(tls.key))),
             Readers::owner);
}

}  // namespace drctl::sandbox
