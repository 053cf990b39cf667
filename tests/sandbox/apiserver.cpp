#include "sandbox/apiserver.hpp"

#include <fmt/core.h>

#include "sandbox/wait.hpp"

namespace drctl::sandbox {
namespace {

/// Returns the files of the admin.
Tls issue_certificates(const Certificates& certificates) {
  certificates.issue("apiserver", "/CN=kube-apiserver",
                     "DNS:localhost,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:10.96.0.1");
  certificates.issue("service-account", "/CN=service-account");
  certificates.issue("admin", "/O=system:masters/CN=admin");
  return certificates.tls("admin");
}

Program server(const std::filesystem::path& programs, const Certificates& certificates,
               const std::string& etcd, Port port) {
  const auto certificate = certificates.certificate("apiserver").string(),
             key = certificates.key("apiserver").string();
  const auto authority = certificates.authority().string();
  return {
      .name = "kube-apiserver",
      .argv = {programs / "kube-apiserver", "--etcd-servers=" + etcd, "--bind-address=127.0.0.1",
               "--advertise-address=127.0.0.1", fmt::format("--secure-port={}", port),
               "--endpoint-reconciler-type=none", "--service-cluster-ip-range=10.96.0.0/16",
               "--tls-cert-file=" + certificate, "--tls-private-key-file=" + key,
               "--client-ca-file=" + authority,
               "--service-account-key-file=" + certificates.certificate("service-account").string(),
               "--service-account-signing-key-file=" + certificates.key("service-account").string(),
               "--service-account-issuer=https://kubernetes.default.svc",
               "--kubelet-client-certificate=" + certificates.certificate("admin").string(),
               "--kubelet-client-key=" + certificates.key("admin").string(),
               "--kubelet-certificate-authority=" + authority, "--kubelet-preferred-address-types=InternalIP",
               "--authorization-mode=Node,RBAC", "--enable-admission-plugins=NodeRestriction"},
      .grace = std::chrono::seconds(2)};  // it waits for its watchers, who never go by themselves
}

}  // namespace

Apiserver::Apiserver(const Folder& sandbox, const std::filesystem::path& programs,
                     const Certificates& certificates, const std::string& etcd, Port port, Lifetime lifetime)
    : port_(port),
      admin_(issue_certificates(certificates)),
      daemon_(sandbox, server(programs, certificates, etcd, port), lifetime) {}

std::string Apiserver::url() const { return fmt::format("https://127.0.0.1:{}", port_); }

void Apiserver::wait_ready() const {
  HttpClient http(admin_);
  sandbox::wait_ready(daemon_, std::chrono::seconds(90), [&] {
    const auto ready = http.get(url() + "/readyz");
    return ready && ready->status == 200;
  });
}

}  // namespace drctl::sandbox
