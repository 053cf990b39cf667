#include "recovery/secret_forms.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sandbox/text_file.hpp"
#include "sandbox/words.hpp"

namespace drctl::recovery {
namespace {

constexpr std::size_t shortest_line = 8;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// By the sandbox's base64, not by drctl's: what `before` unknown bytes and what follows leave certain.
std::string base64_core(const std::string& bytes, std::size_t before) {
  const auto text = sandbox::base64(std::string(before, 'x') + bytes);
  const auto first = (before * 8 + 5) / 6, last = (before + bytes.size()) * 8 / 6;
  return text.substr(first, last - first);
}

enum class Letters { stay, go };

std::string percent(const std::string& bytes, Letters letters) {
  std::string text;
  for (const char byte : bytes)
    text += letters == Letters::stay && is_letter_or_digit(byte)
                ? std::string(1, byte)
                : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  return text;
}

std::string hexadecimal(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

std::string in_upper_case(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string in_json(const std::string& text, bool ascii) {
  const auto quoted = nlohmann::json(text).dump(-1, ' ', ascii);
  return quoted.substr(1, quoted.size() - 2);
}

// Output comes line by line. The frame of a key is no secret.
void add_lines(std::vector<Form>& forms, const std::string& secret) {
  std::istringstream lines(secret);
  for (std::string line; std::getline(lines, line);)
    if (line.size() >= shortest_line && !line.starts_with("-----")) forms.push_back({"a line of it", line});
}

}  // namespace

std::vector<Form> written_forms(const std::string& secret) {
  std::vector<Form> forms{{"plain", secret},
                          {"JSON", in_json(secret, false)},
                          {"JSON in ASCII", in_json(secret, true)},
                          {"JSON in JSON", in_json(in_json(secret, false), false)},
                          {"a URL", percent(secret, Letters::stay)},
                          {"a URL, every byte", percent(secret, Letters::go)},
                          {"shell", sandbox::with_all_replaced(secret, "'", "'\\''")}};
  if (secret.contains('\n')) add_lines(forms, secret);
  return forms;
}

std::vector<Form> encoded_forms(const std::string& secret) {
  std::vector<Form> forms{{"hexadecimal", hexadecimal(secret)},
                          {"hexadecimal", in_upper_case(hexadecimal(secret))}};
  for (std::size_t before = 0; before < 3; ++before) {
    const auto once = base64_core(secret, before);
    forms.push_back({"base64", once});
    for (std::size_t outer = 0; outer < 3; ++outer)
      forms.push_back({"base64 of base64", base64_core(once, outer)});
  }
  return forms;
}

std::string joined(const std::string& text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\x1b[") == 0)  // ECMA-48: a colour
      at = std::min(text.find_first_not_of("0123456789;?", at + 2), text.size() - 1);
    else if (is_letter_or_digit(text[at]) || text[at] == '+' || text[at] == '/')
      kept += text[at];
  }
  return kept;
}

}  // namespace drctl::recovery
