#pragma once
#include <filesystem>
#include <string>

#include "sandbox/certificates.hpp"
#include "sandbox/front.hpp"

namespace drctl::sandbox {

/// Writes what haproxy takes: a certificate for a name, its authority's, and its key. Throws Failure.
void write_front_certificate(const Certificates& authority, const std::string& name,
                             const std::filesystem::path& pem, Validity validity);

/// What `openssl s_client` says of the certificate at `place` (ADDRESS:PORT): "10 (certificate has expired)".
/// Throws Failure when there is no connection.
std::string verdict_at(const std::string& place, const std::string& name,
                       const std::filesystem::path& authority);

}  // namespace drctl::sandbox
