#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace drctl::sandbox {

/// With which files to speak TLS: whom to trust, and who we are.
struct Tls {
  std::filesystem::path authority, certificate, key;
};

using Headers = std::vector<std::string>;  ///< "Name: value" each

struct HttpResponse {
  long status = 0;
  std::string body;
};

/// An HTTP client that keeps its connection between requests.
class HttpClient {
 public:
  HttpClient();
  explicit HttpClient(const Tls& tls);

  /// Nothing if there was no whole answer within 5 s.
  std::optional<HttpResponse> get(const std::string& url, const Headers& headers = {});
  std::optional<HttpResponse> post(const std::string& url, const std::string& body,
                                   const Headers& headers = {"Content-Type: application/json"});
  /// A merge patch (RFC 7386).
  std::optional<HttpResponse> patch(const std::string& url, const std::string& body);

 private:
  std::optional<HttpResponse> perform(const std::string& url, const Headers& headers);

  std::unique_ptr<void, void (*)(void*)> handle_;
};

}  // namespace drctl::sandbox
