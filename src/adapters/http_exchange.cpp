#include "adapters/http_exchange.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "adapters/curl_run.hpp"
#include "adapters/http_address.hpp"
#include "adapters/http_failure.hpp"
#include "adapters/http_header.hpp"

namespace drctl {

namespace {

constexpr std::size_t longest_body = 16 * 1024 * 1024;

std::size_t take_body(char* data, std::size_t, std::size_t size, void* to) {
  auto& answer = *static_cast<HttpAnswer*>(to);
  auto room = longest_body - answer.body.size();
  answer.body.append(data, std::min(size, room));
  if (size <= room) return size;
  answer.completeness = Body::cut;
  return 0;  // ends the transfer
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* to) {
  add_header_line(*static_cast<HttpAnswer*>(to), {data, size});
  return size;
}

struct Free {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// One exchange on a handle of its own.
class Transfer {
 public:
  /// `address`: as http_address.hpp says it; empty to look the host up in the ordinary way.
  Transfer(const HttpRequest& request, const std::string& address) : request_(request) {
    set_target();
    set_address(address);
    set_method();
    set_headers();
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_WRITEDATA, &answer_);
    set(CURLOPT_HEADERFUNCTION, take_header);
    set(CURLOPT_HEADERDATA, &answer_);
    set(CURLOPT_ERRORBUFFER, words_.data());
  }

  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  std::expected<HttpAnswer, HttpFailure> run(const Cancellation& cancel, const Deadline& deadline) {
    const auto code = curl_run(easy_.get(), cancel, deadline);
    if (code) return finish(*code);
    return std::unexpected(code.error() == GivenUp::cancelled ? http_cancelled() : http_timed_out(is_sent()));
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  void set_target() {
    set(CURLOPT_URL, request_.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, request_.redirects == Redirects::followed ? 1L : 0L);
    set(CURLOPT_MAXREDIRS, 10L);
    set(CURLOPT_PROXY, request_.proxy.c_str());  // empty: none, whatever the environment says
    if (!request_.ca_file.empty()) set(CURLOPT_CAINFO, request_.ca_file.c_str());
    set(CURLOPT_USERAGENT, "drctl");
    set(CURLOPT_QUICK_EXIT, 1L);  // a hanging name server must not outlive the deadline
  }

  void set_address(const std::string& address) {
    if (address.empty()) return;
    address_.reset(curl_slist_append(nullptr, address.c_str()));
    set(CURLOPT_RESOLVE, address_.get());
  }

  void set_method() {
    if (request_.method == "HEAD") return set(CURLOPT_NOBODY, 1L);
    if (request_.method == "POST" || !request_.body.empty()) {
      set(CURLOPT_POSTFIELDS, request_.body.c_str());
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    }
    set(CURLOPT_CUSTOMREQUEST, request_.method.c_str());
  }

  void set_headers() {
    add_header("Expect:");  // never wait for a leave to send the body
    for (const auto& [name, value] : request_.headers)
      add_header(value.empty() ? name + ";" : fmt::format("{}: {}", name, value));
    set(CURLOPT_HTTPHEADER, headers_.get());
  }

  void add_header(const std::string& line) {
    headers_.reset(curl_slist_append(headers_.release(), line.c_str()));
  }

  curl_off_t microseconds(CURLINFO which) const {
    curl_off_t value = 0;
    curl_easy_getinfo(easy_.get(), which, &value);
    return value;
  }

  bool is_sent() const { return microseconds(CURLINFO_PRETRANSFER_TIME_T) > 0; }

  std::expected<HttpAnswer, HttpFailure> finish(CURLcode code) {
    if (code != CURLE_OK && answer_.completeness == Body::whole) return std::unexpected(failure(code));
    char* url = nullptr;
    curl_easy_getinfo(easy_.get(), CURLINFO_EFFECTIVE_URL, &url);
    answer_.url = url ? url : request_.url;
    answer_.latency = std::chrono::milliseconds(microseconds(CURLINFO_TOTAL_TIME_T) / 1000);
    return std::move(answer_);
  }

  HttpFailure failure(CURLcode code) const {
    std::string words = words_[0] ? words_.data() : curl_easy_strerror(code);
    return http_failure(static_cast<int>(code), words, is_sent());
  }

  const HttpRequest& request_;
  HttpAnswer answer_;
  std::array<char, CURL_ERROR_SIZE> words_{};
  std::unique_ptr<curl_slist, Free> headers_, address_;
  std::unique_ptr<CURL, Free> easy_{curl_easy_init()};
};

}  // namespace

std::expected<HttpAnswer, HttpFailure> exchange(const HttpRequest& request, const Cancellation& cancel,
                                                const Deadline& deadline) {
  const auto address = http_address_of(request, {cancel, deadline});
  if (!address) return std::unexpected(address.error());
  return Transfer(request, *address).run(cancel, deadline);
}

}  // namespace drctl
