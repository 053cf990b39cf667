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
  if (words.first(2) == "create secret")
    for (std::string_view flag : {"from-literal", "docker-password"})
      if (words.mentions(flag))
        return std::unexpected(
            fmt::format("`create secret --{}` shows the value to every process of this machine; give the "
                        "manifest as `input` to `apply -f -`, with the values under stringData",
                        flag));
  if (output == KubectlOutput::encrypted_file || !std::ranges::any_of(words.all(), names_secrets)) return {};
  if (output == KubectlOutput::file)
    return std::unexpected("the file would hold the secrets' values in plain; give it a `passphrase`");
  const auto format = words.mentions("template") ? "go-template" : words.value_of("output", 'o').value_or("");
  if (!shows_no_values(format))
    return std::unexpected(fmt::format(
        "`-o {}` would show the secret's values; use `-o json`, in which drctl withholds them", format));
  return {};
}

bool withhold_secrets(nlohmann::json& json) {
  bool found = false;
  if (json.is_object() && json.value("kind", nlohmann::json()) == "Secret") {
    withhold_values_of(json);
    found = true;
  }
  if (json.is_structured())
    for (auto& part : json) found |= withhold_secrets(part);
  return found;
}

}  // namespace drctl
