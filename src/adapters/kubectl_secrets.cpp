#include "adapters/kubectl_secrets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ranges>

namespace drctl {
namespace {

constexpr std::string_view withheld = "[withheld]";

// "secret", "secrets", "secret/name", "pods,secrets", "secrets.v1."
bool names_secrets(std::string_view word) {
  for (auto part : std::views::split(word, ',')) {
    std::string_view kind(part.begin(), part.end());
    kind = kind.substr(0, kind.find_first_of("/."));
    std::string lower(kind);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (lower == "secret" || lower == "secrets") return true;
  }
  return false;
}

bool shows_no_values(const std::string& format) {
  constexpr std::array<std::string_view, 4> harmless = {"json", "name", "wide", ""};
  return std::ranges::find(harmless, format) != harmless.end();
}

std::string format_of(const KubectlWords& words) {
  return words.mentions("template") ? "go-template" : words.value_of("output", 'o').value_or("");
}

// From 6 on kubectl's own log tells of requests, from 8 on their bodies; a level that isn't known may be one.
bool shows_traffic(const KubectlWords& words) {
  const auto level = words.value_of("v", 'v').value_or("0");
  return words.mentions("vmodule") || level.size() != 1 || level[0] < '0' || level[0] > '5';
}

void withhold_values_of(nlohmann::json& secret) {
  for (const char* field : {"data", "stringData"})
    if (auto found = secret.find(field); found != secret.end() && found->is_object())
      for (auto& value : *found) value = withheld;
  const nlohmann::json::json_pointer copy(
      "/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration");
  if (secret.contains(copy)) secret[copy] = withheld;
}

}  // namespace

std::expected<void, std::string> check_secret_output(const KubectlWords& words, KubectlOutput output) {
  if (words.may_be("create secret"))
    for (std::string_view flag : {"from-literal", "docker-password"})
      if (words.mentions(flag))
        return std::unexpected(
            fmt::format("`create secret --{}` shows the value to every process of this machine; give the "
                        "manifest as `input` to `apply -f -`, with the values under stringData",
                        flag));
  if (words.value_of("raw").value_or("").ends_with("/token"))
    return std::unexpected("`--raw .../token` prints a credential, which would stay in the journal");
  if (shows_traffic(words))
    return std::unexpected(
        "`-v` of 6 and more, and `--vmodule`, show what goes to and comes from the server; stay at 5 or "
        "less");
  if (output == KubectlOutput::encrypted_file) return {};
  const bool from_manifest = words.mentions("filename", 'f') || words.mentions("kustomize", 'k');
  const bool names = std::ranges::any_of(words.all(), names_secrets);
  if (!from_manifest && !names) return {};
  if (output == KubectlOutput::file)
    return std::unexpected(
        names ? "the file would hold the secrets' values in plain; give it a `passphrase`"
              : "the file might hold secrets of the manifest in plain; give it a `passphrase`");
  const auto format = format_of(words);
  if (format.empty() && words.first(2) == "apply view-last-applied")
    return std::unexpected("it would show the secret's values; add `-o json`, in which drctl withholds them");
  if (from_manifest && !shows_no_values(format))
    return std::unexpected(
        fmt::format("`-o {}` would show the values of secrets in the manifest; use `-o json`, in which drctl "
                    "withholds them",
                    format));
  if (!shows_no_values(format))
    return std::unexpected(fmt::format(
        "`-o {}` would show the secret's values; use `-o json`, in which drctl withholds them", format));
  return {};
}

bool withhold_secrets(nlohmann::json& answer) {
  bool found = false;
  if (answer.is_object() && answer.value("kind", nlohmann::json()) == "SecretList" &&
      answer.contains("items"))
    for (auto& secret : answer["items"])
      found = true, withhold_values_of(secret);  // these don't say their kind
  if (answer.is_object() && answer.value("kind", nlohmann::json()) == "Secret") {
    withhold_values_of(answer);
    found = true;
  }
  if (answer.is_structured())
    for (auto& part : answer) found |= withhold_secrets(part);
  return found;
}

std::string without_secret_manifests(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    const bool holds_one = line.contains(R"("kind":"Secret")") || line.contains(R"(\"kind\":\"Secret\")");
    result += holds_one ? std::string(line.substr(0, line.find('{'))).append(withheld) : std::string(line);
    if (line.size() < text.size()) result += '\n';
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return result;
}

}  // namespace drctl
