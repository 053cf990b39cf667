#pragma once

#include "adapters/notify_message.hpp"
#include "adapters/notify_try.hpp"
#include "drctl/cancellation.hpp"
#include "drctl/target.hpp"
#include "platform/deadline.hpp"

namespace drctl {

/// Hands the message to the channel's SMTP server. TLS is used where the server offers it; no password is
/// sent without.
NotifyTry send_mail(const Target& channel, const NotifyMessage& message, const Cancellation& cancel,
                    const Deadline& deadline);

}  // namespace drctl
