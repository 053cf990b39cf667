#pragma once

#include <openssl/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace drctl {

/// What a server's certificate says of itself. Names are as openssl prints them: "CN=console.example".
struct CertificateFacts {
  std::string subject, issuer;
  std::vector<std::string> names;  ///< hosts and addresses that it holds for
  std::chrono::system_clock::time_point not_after;
};

CertificateFacts facts_of(X509* certificate);

/// Whole days until then, counted down: -1 from the moment on that it is over.
long days_until(std::chrono::system_clock::time_point at, std::chrono::system_clock::time_point now);

}  // namespace drctl
