#include "adapters/notify_mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "adapters/curl_run.hpp"
#include "adapters/notify_mail_text.hpp"

namespace drctl {

namespace {

struct FreeMail {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// One mail on its way.
class Posting {
 public:
  Posting(const Target& channel, const NotifyMessage& message)
      : channel_(channel), mail_(mail_text(channel, message, std::chrono::system_clock::now())) {
    set_server();
    set_login();
    set_envelope();
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, give);
    set(CURLOPT_READDATA, this);
    set(CURLOPT_ERRORBUFFER, words_.data());
  }

  NotifyTry run(const Cancellation& cancel, const Deadline& deadline) {
    using enum NotifyTry::Again;
    const auto code = curl_run(easy_.get(), cancel, deadline);
    if (!code && code.error() == GivenUp::cancelled)
      return {End::cancelled, "stopped before the mail was sent", "", useless};
    if (!code) return {End::timed_out, "the mail server did not take it in time", "", useful};
    return *code == CURLE_OK ? NotifyTry{} : failure(*code);
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  void set_server() {
    set(CURLOPT_URL, channel_.setting("smtp").c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");       // none, whatever the environment says
    set(CURLOPT_QUICK_EXIT, 1L);  // a hanging name server must not outlive the deadline
  }

  void set_login() {
    const auto password = channel_.secrets.find("password");
    const bool has_password = password != channel_.secrets.end() && !password->second.empty();
    set(CURLOPT_USE_SSL, static_cast<long>(has_password ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!has_password) return;
    set(CURLOPT_USERNAME, channel_.setting("user").c_str());
    set(CURLOPT_PASSWORD, password->second.reveal().c_str());
  }

  void set_envelope() {
    for (const auto& from : mail_addresses(channel_.setting("from")))
      set(CURLOPT_MAIL_FROM, fmt::format("<{}>", from).c_str());
    for (const auto& to : mail_addresses(channel_.setting("to")))
      to_.reset(curl_slist_append(to_.release(), fmt::format("<{}>", to).c_str()));
    set(CURLOPT_MAIL_RCPT, to_.get());
  }

  static std::size_t give(char* into, std::size_t, std::size_t room, void* posting) {
    auto& self = *static_cast<Posting*>(posting);
    const auto size = std::min(room, self.mail_.size() - self.given_);
    std::memcpy(into, self.mail_.data() + self.given_, size);
    self.given_ += size;
    return size;
  }

  /// A reply of 5xx is for ever (RFC 5321, 4.2.1).
  NotifyTry failure(CURLcode code) const {
    long reply = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &reply);
    const bool final = (reply >= 500 && reply < 600) || code == CURLE_LOGIN_DENIED ||
                       code == CURLE_USE_SSL_FAILED || code == CURLE_PEER_FAILED_VERIFICATION;
    NotifyTry failed;
    failed.end = reply >= 400 ? End::failed : End::could_not_start;
    failed.error = words_[0] ? words_.data() : curl_easy_strerror(code);
    failed.again = final ? NotifyTry::Again::useless : NotifyTry::Again::useful;
    if (code == CURLE_USE_SSL_FAILED)
      failed.help = "a password is only sent over TLS: use smtps://, or no user";
    return failed;
  }

  const Target& channel_;
  std::string mail_;
  std::size_t given_ = 0;
  std::array<char, CURL_ERROR_SIZE> words_{};
  std::unique_ptr<curl_slist, FreeMail> to_;
  std::unique_ptr<CURL, FreeMail> easy_{curl_easy_init()};
};

}  // namespace

NotifyTry send_mail(const Target& channel, const NotifyMessage& message, const Cancellation& cancel,
                    const Deadline& deadline) {
  return Posting(channel, message).run(cancel, deadline);
}

}  // namespace drctl
