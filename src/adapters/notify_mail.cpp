#include "adapters/notify_mail.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "adapters/curl_run.hpp"
#include "support/ascii.hpp"
#include "support/sha256.hpp"
#include "support/utf8.hpp"

namespace drctl {

namespace {

constexpr std::size_t longest_subject = 200;
constexpr std::size_t bytes_of_line = 57;  // 76 characters of base64 (RFC 2045, 6.8)

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
  auto size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), from, static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string base64_lines(std::string_view bytes) {
  std::string lines;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), bytes_of_line)))
    lines += base64(bytes.substr(0, bytes_of_line)) + "\r\n";
  return lines;
}

/// No header may begin another one.
std::string on_one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return text;
}

/// As RFC 2047 wants it: words of at most 75 characters, none of which cuts a character of UTF-8.
std::string encoded_words(std::string_view text) {
  std::string words;
  while (!text.empty()) {
    auto size = std::min<std::size_t>(text.size(), 45);
    while (size < text.size() && size > 1 && continues_character(text[size])) --size;
    words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", base64(text.substr(0, size)));
    text.remove_prefix(size);
  }
  return words;
}

std::string subject_of(const NotifyMessage& message) {
  auto line = headline_of(message, longest_subject);
  const bool plain = std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
  return plain && line.size() <= 70 ? line : encoded_words(line);
}

std::string address_of(std::string_view part) {
  const auto open = part.rfind('<');
  if (open != part.npos) part = part.substr(open + 1, part.find('>', open) - open - 1);
  return std::string(trimmed(part));
}

struct Free {
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
  std::unique_ptr<curl_slist, Free> to_;
  std::unique_ptr<CURL, Free> easy_{curl_easy_init()};
};

}  // namespace

std::vector<std::string> mail_addresses(const std::string& list) {
  std::vector<std::string> addresses;
  for (std::string_view rest = list; !rest.empty();) {
    const auto part = rest.substr(0, rest.find(','));
    if (auto address = address_of(part); !address.empty()) addresses.push_back(std::move(address));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  }
  return addresses;
}

std::string mail_text(const Target& channel, const NotifyMessage& message,
                      std::chrono::system_clock::time_point at) {
  const auto date = fmt::gmtime(std::chrono::system_clock::to_time_t(at));
  const auto id = sha256(fmt::format("{}{}", at.time_since_epoch().count(), message.text)).substr(0, 32);
  return fmt::format(
             "Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\nFrom: {}\r\nTo: {}\r\nMessage-ID: <{}@drctl>\r\n"
             "Subject: {}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
             "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n",
             date, on_one_line(channel.setting("from")), on_one_line(channel.setting("to")), id,
             subject_of(message)) +
         base64_lines(message.text);
}

NotifyTry send_mail(const Target& channel, const NotifyMessage& message, const Cancellation& cancel,
                    const Deadline& deadline) {
  return Posting(channel, message).run(cancel, deadline);
}

}  // namespace drctl
