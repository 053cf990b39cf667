#include "adapters/helm_refusals.hpp"

#include <fmt/format.h>

#include "adapters/arguments.hpp"

namespace drctl {
namespace {

using Checked = std::expected<void, std::string>;

constexpr std::string_view flags_of_the_target[] = {
    "kube-context",        "kubeconfig",   "kube-apiserver", "kube-as-user",
    "kube-as-group",       "kube-ca-file", "kube-token",     "kube-insecure-skip-tls-verify",
    "kube-tls-server-name"};

struct Refused {
  std::string_view word, why;
};

constexpr Refused refused_verbs[] = {
    {"plugin", "changes what helm itself does; set helm up before a recovery"},
    {"registry", "takes a password; log in before a recovery"},
    {"completion", "is for a shell"},
    {"help", "is for a person"},
};

constexpr Refused refused_flags[] = {
    {"post-renderer", "runs another program; render the chart beforehand"},
    {"post-renderer-args", "is for another program; render the chart beforehand"},
    {"password", "shows the password to every process of this machine; use a repository that is set up"},
    {"debug", "prints values and manifests, secrets among them"},
};

Checked check_verb(const HelmWords& words) {
  if (words.empty()) return std::unexpected("the command is empty: write what follows `helm`");
  if (words.word(0) == "helm") return std::unexpected("leave out `helm`: the arguments begin with its verb");
  if (words.word(0).starts_with('-'))
    return std::unexpected(fmt::format("begin with helm's verb: `{}` stands behind it", words.word(0)));
  if (is_unknown(words.word(0)))
    return std::unexpected("write helm's verb out: a value in its place could do anything");
  for (const auto& [verb, why] : refused_verbs)
    if (verb == words.word(0)) return std::unexpected(fmt::format("`{}` {}", verb, why));
  return {};
}

Checked check_flags(const HelmWords& words) {
  for (const auto flag : flags_of_the_target)
    if (words.mentions(flag))
      return std::unexpected(
          fmt::format("leave out --{}: the environment's target says which cluster, and as whom", flag));
  for (const auto& [flag, why] : refused_flags)
    if (words.mentions(flag)) return std::unexpected(fmt::format("`--{}` {}", flag, why));
  return {};
}

Checked check_input(const HelmWords& words, HelmInput input) {
  const bool from_input = words.value_of("values", 'f') == "-";
  if (from_input && input == HelmInput::none)
    return std::unexpected("`-f -` reads its standard input: give the step `input`");
  return {};
}

}  // namespace

Checked check_helm(const HelmWords& words, HelmInput input) {
  if (auto checked = check_verb(words); !checked) return checked;
  if (auto checked = check_flags(words); !checked) return checked;
  return check_input(words, input);
}

}  // namespace drctl
