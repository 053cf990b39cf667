#include "sandbox/http.hpp"

#include <curl/curl.h>

namespace drctl::sandbox {
namespace {

std::size_t append(char* data, std::size_t, std::size_t size, void* body) {
  static_cast<std::string*>(body)->append(data, size);
  return size;
}

using HeaderList = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

HeaderList list_of(const Headers& headers) {
  HeaderList list(nullptr, &curl_slist_free_all);
  for (const auto& header : headers) {
    auto* longer = curl_slist_append(list.get(), header.c_str());
    list.release();  // the appended list holds it
    list.reset(longer);
  }
  return list;
}

}  // namespace

HttpClient::HttpClient() : handle_(curl_easy_init(), &curl_easy_cleanup) {
  curl_easy_setopt(handle_.get(), CURLOPT_TIMEOUT_MS, 5000L);
  curl_easy_setopt(handle_.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle_.get(), CURLOPT_NOPROXY, "*");
  curl_easy_setopt(handle_.get(), CURLOPT_WRITEFUNCTION, &append);
}

HttpClient::HttpClient(const Tls& tls) : HttpClient() {
  curl_easy_setopt(handle_.get(), CURLOPT_CAINFO, tls.authority.c_str());
  curl_easy_setopt(handle_.get(), CURLOPT_SSLCERT, tls.certificate.c_str());
  curl_easy_setopt(handle_.get(), CURLOPT_SSLKEY, tls.key.c_str());
}

std::optional<HttpResponse> HttpClient::get(const std::string& url, const Headers& headers) {
  curl_easy_setopt(handle_.get(), CURLOPT_HTTPGET, 1L);
  return perform(url, headers);
}

std::optional<HttpResponse> HttpClient::post(const std::string& url, const std::string& body,
                                             const Headers& headers) {
  curl_easy_setopt(handle_.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(handle_.get(), CURLOPT_COPYPOSTFIELDS, body.c_str());
  return perform(url, headers);
}

std::optional<HttpResponse> HttpClient::patch(const std::string& url, const std::string& body) {
  curl_easy_setopt(handle_.get(), CURLOPT_CUSTOMREQUEST, "PATCH");
  auto response = post(url, body, {"Content-Type: application/merge-patch+json"});
  curl_easy_setopt(handle_.get(), CURLOPT_CUSTOMREQUEST, nullptr);
  return response;
}

std::optional<HttpResponse> HttpClient::perform(const std::string& url, const Headers& headers) {
  const auto list = list_of(headers);
  HttpResponse response;
  curl_easy_setopt(handle_.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle_.get(), CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(handle_.get(), CURLOPT_WRITEDATA, &response.body);
  const auto outcome = curl_easy_perform(handle_.get());
  curl_easy_setopt(handle_.get(), CURLOPT_HTTPHEADER, nullptr);
  if (outcome != CURLE_OK) return std::nullopt;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &response.status);
  return response;
}

}  // namespace drctl::sandbox
