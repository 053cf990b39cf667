#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "adapters/notify_message.hpp"
#include "drctl/target.hpp"

namespace drctl {

/// The addresses in "Ops <ops@example.com>, it@example.com": ops@example.com and it@example.com.
std::vector<std::string> mail_addresses(const std::string& list);

/// The message as a mail (RFC 5322, MIME), its lines ended by CR LF; `at` is its date.
std::string mail_text(const Target& channel, const NotifyMessage& message,
                      std::chrono::system_clock::time_point at);

}  // namespace drctl
