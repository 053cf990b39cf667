#include "adapters/notify_mail_text.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "expression/encoding.hpp"
#include "support/ascii.hpp"
#include "support/sha256.hpp"
#include "support/utf8.hpp"

namespace drctl {

using expression::encode_base64;

namespace {

constexpr std::size_t longest_subject = 200;
constexpr std::size_t bytes_of_line = 57;  // 76 characters of base64 (RFC 2045, 6.8)

std::string base64_lines(std::string_view bytes) {
  std::string lines;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), bytes_of_line)))
    lines += encode_base64(bytes.substr(0, bytes_of_line)) + "\r\n";
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
    words +=
        fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", encode_base64(text.substr(0, size)));
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

}  // namespace drctl
