#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "adapters/notify_message.hpp"
#include "adapters/notify_try.hpp"
#include "drctl/cancellation.hpp"
#include "drctl/target.hpp"
#include "platform/deadline.hpp"

namespace drctl {

/// The addresses in "Ops <ops@example.com>, it@example.com": ops@example.com and it@example.com.
std::vector<std::string> mail_addresses(const std::string& list);

/// The message as a mail (RFC 5322, MIME), its lines ended by CR LF; `at` is its date.
std::string mail_text(const Target& channel, const NotifyMessage& message,
                      std::chrono::system_clock::time_point at);

/// Hands the message to the channel's SMTP server. TLS is used where the server offers it; no password is
/// sent without.
NotifyTry send_mail(const Target& channel, const NotifyMessage& message, const Cancellation& cancel,
                    const Deadline& deadline);

}  // namespace drctl
