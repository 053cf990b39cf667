#include "cli/signing.hpp"

namespace drctl {

void declare_signing(Arguments& arguments, std::string& key_file) {
  arguments.option("--sign-key", key_file, "FILE",
                   "Sign the journal with this private key: PEM, Ed25519, 0600 (default: $DRCTL_SIGN_KEY)");
}

OrProblem<void> sign_with(Station& station, const std::string& key_file) {
  const auto file = key_file.empty() ? environment_variable("DRCTL_SIGN_KEY").value_or("") : key_file;
  if (file.empty()) return {};
  std::vector<std::string> secrets;
  auto sign = signer_from(file, secrets);
  if (!sign)
    return problem(ExitStatus::bad_input, sign.error(),
                   "a key is made by: openssl genpkey -algorithm ed25519 -out FILE; without one the journal is "
                   "not signed");
  station.keep_secret(secrets);
  station.sign = std::move(*sign);
  return {};
}

}  // namespace drctl
