#include "report/xml_text.hpp"

namespace drctl {

std::string xml_text(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto rest = text.substr(at);
    if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF"))
      result += "\xEF\xBF\xBD", at += 2;
    else if (text[at] == '&')
      result += "&amp;";
    else if (text[at] == '<')
      result += "&lt;";
    else if (text[at] == '>')
      result += "&gt;";
    else if (text[at] == '"')
      result += "&quot;";
    else
      result += text[at];
  }
  return result;
}

}  // namespace drctl
