#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace drctl {

/// What people are told. Only `text` is always there.
struct NotifyMessage {
  std::string text;
  std::string summary;            ///< one line above the text, the subject of a mail
  std::string severity;           ///< critical | error | warning | info
  std::string event = "trigger";  ///< trigger | acknowledge | resolve: what becomes of an incident
  std::string dedup_key;          ///< by which an incident is known again
};

/// The message that the fields of a call (notify.cpp lists them) describe.
NotifyMessage notify_message_of(const nlohmann::json& arguments);

/// The summary, else the first line of the text that is not blank; on one line, at most `longest` bytes.
std::string headline_of(const NotifyMessage& message, std::size_t longest);

}  // namespace drctl
