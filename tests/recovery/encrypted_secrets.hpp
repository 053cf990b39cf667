#pragma once

#include <string>

#include "sandbox/command.hpp"
#include "sandbox/folder.hpp"

namespace drctl::recovery {

/// What a file encrypted by drctl holds, by openssl itself; the passphrase is the sandbox's.
inline std::string decrypted(const sandbox::Folder& sandbox, const std::string& file) {
  return sandbox::run({.argv = {"openssl", "enc", "-d", "-aes-256-cbc", "-pbkdf2", "-iter", "600000", "-pass",
                                "file:" + (sandbox / "backup-passphrase").string(), "-in", file}});
}

/// A kubectl, for Desk::install, whose connection breaks while it lists secrets.
inline constexpr auto kubectl_that_breaks_off = R"(PATH=${PATH#*:}
case " $* " in *" secrets "*yaml*) echo 'apiVersion: v1'; echo 'error: connection reset' >&2; exit 1 ;; esac
exec kubectl "$@"
)";

}  // namespace drctl::recovery
