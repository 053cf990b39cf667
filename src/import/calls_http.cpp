#include <fmt/format.h>

#include <algorithm>

#include "import/calls.hpp"
#include "import/program_flags.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

using Map = YamlPart::Map;

std::vector<KnownFlag> curl_flags() {
  return {{"X", "request", true}, {"d", "data", true},     {"D", "data-raw", true},
          {"H", "header", true},  {"s", "silent", false},  {"S", "show-error", false},
          {"f", "fail", false},   {"v", "verbose", false}, {"i", "include", false},
          {"I", "head", false},   {"L", "location", false}};
}

std::string body_in(const ProgramFlags& flags) {
  std::string body;
  for (const auto& part : flags.values("d")) body += (body.empty() ? "" : "&") + part;
  return body;
}

std::string method_in(const ProgramFlags& flags) {
  if (flags.has("X")) return flags.value("X");
  if (flags.has("I")) return "HEAD";
  return flags.has("d") ? "POST" : "GET";
}

class Request {
 public:
  explicit Request(const ProgramFlags& flags) : flags_(flags) {}

  CallDraft call() {
    const auto request = method_in(flags_) + " " + open(url());
    headers();
    if (flags_.has("d")) fields_.push_back({"body", {.content = open(body_in(flags_))}});
    if (flags_.has("L") && method_in(flags_) == "GET") fields_.push_back({"follow", {.content = "true"}});
    YamlPart part{.content = request};
    if (!fields_.empty()) {
      fields_.insert(fields_.begin(), {"request", {.content = request}});
      part.content = std::move(fields_);
    }
    CallDraft call{{{"http", std::move(part)}}, std::move(variables_)};
    if (method_in(flags_) == "GET") call.keys.push_back({"expect", {.content = "result.status < 400"}});
    return call;
  }

 private:
  /// Quoted where the language's words would be split or joined.
  std::string url() const {
    const auto& url = flags_.positionals.front();
    return url.find_first_of("&;|<>()$`\"\\ ") == url.npos || placeholder_in(url) ? url : "'" + url + "'";
  }
  static bool placeholder_in(std::string_view url) {
    const auto at = url.find('<');
    return at != url.npos && placeholder_size(url.substr(at)) > 0 && !url.contains('&');
  }

  void headers() {
    Map headers;
    for (const auto& header : flags_.values("H")) {
      const auto middle = header.find(':');
      if (middle == header.npos) continue;
      headers.push_back({header.substr(0, middle),
                         {.content = open(trimmed(std::string_view(header).substr(middle + 1)))}});
    }
    if (!headers.empty()) fields_.push_back({"headers", {.content = std::move(headers)}});
  }

  std::string open(std::string_view text) {
    auto open = interpolated(text);
    add_variables(variables_, open.variables);
    return std::move(open.text);
  }

  const ProgramFlags& flags_;
  Map fields_;
  std::vector<VariableDraft> variables_;
};

/// A file of the machine, @FILE, can't be sent.
bool sends_file(const ProgramFlags& flags) {
  return std::ranges::any_of(flags.values("d"), [](const auto& part) { return part.starts_with('@'); });
}

}  // namespace

CallDrafts curl_calls(const ShellCommand& command) {
  const auto flags = flags_of(command, curl_flags());
  if (!flags || command.needs_shell || flags->positionals.size() != 1 || sends_file(*flags)) return {};
  auto call = Request(*flags).call();
  if (!flags->given.empty()) call.comments = {was(command)};
  return {std::move(call)};
}

}  // namespace drctl
