#pragma once
#include <filesystem>

namespace drctl::sandbox {

/// The folder of kube-apiserver and the others, from scripts/kubernetes-programs: it builds them if they are
/// not in its cache yet (minutes; its progress goes to our stderr). Throws Failure.
std::filesystem::path kubernetes_programs();

/// helm, from scripts/helm-program, likewise. Throws Failure.
std::filesystem::path helm_program();

/// The folder of Keycloak, from scripts/keycloak-program, likewise. Throws Failure.
std::filesystem::path keycloak_program();

}  // namespace drctl::sandbox
