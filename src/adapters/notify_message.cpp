#include "adapters/notify_message.hpp"

#include "support/ascii.hpp"
#include "support/cut_text.hpp"

namespace drctl {

using nlohmann::json;

namespace {

std::string first_line(std::string_view text) {
  text = trimmed(text);
  return std::string(text.substr(0, text.find_first_of("\r\n")));
}

}  // namespace

NotifyMessage notify_message_of(const json& arguments) {
  const auto field = [&](const char* name, const char* usual) {
    return arguments.value(name, std::string(usual));
  };
  return {field("text", ""), field("summary", ""), field("severity", ""), field("event", "trigger"),
          field("dedup_key", "")};
}

std::string headline_of(const NotifyMessage& message, std::size_t longest) {
  auto line = message.summary.empty() ? first_line(message.text) : message.summary;
  for (char& c : line)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return cut_to(line, longest);
}

}  // namespace drctl
