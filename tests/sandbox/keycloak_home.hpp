#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "sandbox/daemon.hpp"
#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"

namespace drctl::sandbox {

/// Makes SANDBOX/keycloak, an installation of Keycloak that shares the programs of `installed`, but writes
/// into a folder of its own; and SANDBOX/bin/kc.sh, its kc.sh with a small heap and on the loopback only.
void make_keycloak_home(const Folder& sandbox, const std::filesystem::path& installed,
                        const Endpoints& endpoints);

/// How to run the server. `environment`: what its container would be given, KC_DB_URL and the like.
Program keycloak_server(const Folder& sandbox, const Endpoints& endpoints,
                        std::map<std::string, std::string> environment);

}  // namespace drctl::sandbox
