#pragma once

#include <expected>
#include <string>

#include "adapters/http_request.hpp"
#include "adapters/notify_message.hpp"
#include "drctl/target.hpp"

namespace drctl {

/// The request that tells the message to a channel of these kinds, by their public documentation:
///
/// - `slack`: an incoming webhook, {"text": ...}
/// (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks);
///   Mattermost, Rocket.Chat and Discord (URL with /slack) take the same;
/// - `pagerduty`: an event of the Events API v2 (developer.pagerduty.com/docs/events-api-v2/overview);
/// - `webhook`: the message itself as JSON, to whatever listens at `url`.
///
/// The URL is a secret: it opens the channel to whoever knows it. Fails with what the channel lacks.
std::expected<HttpRequest, std::string> notify_request_of(const Target& channel,
                                                          const NotifyMessage& message);

}  // namespace drctl
