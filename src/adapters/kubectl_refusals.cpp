#include "adapters/kubectl_refusals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/arguments.hpp"
#include "adapters/kubectl_verbs.hpp"

namespace drctl {
namespace {

using Checked = std::expected<void, std::string>;

struct Flag {
  std::string_view name;
  char letter = 0;
};

// Where and as whom is the environment's to say (product.md, promise 6), and a password in argv can be read
// by every process of the machine.
constexpr Flag flags_of_the_target[] = {{"context"},
                                        {"kubeconfig"},
                                        {"cluster"},
                                        {"user"},
                                        {"server", 's'},
                                        {"token"},
                                        {"username"},
                                        {"password"},
                                        {"certificate-authority"},
                                        {"client-key"},
                                        {"tls-server-name"},
                                        {"client-certificate"},
                                        {"insecure-skip-tls-verify"}};

struct RefusedVerb {
  std::string_view words, why;
};

constexpr RefusedVerb refused_verbs[] = {
    {"edit", "opens an editor; use `patch` or `apply -f -` with `input`"},
    {"apply edit-last-applied", "opens an editor; use `apply -f -` with `input`"},
    {"attach", "needs a terminal; use `logs`, or `exec` with a command"},
    {"port-forward", "would never end; give the address that it would forward to an http step"},
    {"proxy", "would never end; use `get --raw PATH`"},
    {"kustomize", "prints whole manifests, secrets among them; use `apply -k`"},
    {"create token", "prints a credential, which would stay in the journal"},
};

struct RefusedFlag {
  std::string_view verb;  // empty: any
  Flag flag;
  std::string_view why;
  std::string_view except = {};  // a verb that may have it
};

constexpr std::string_view as_whom = "acts as somebody else; the environment's target says as whom";

constexpr RefusedFlag refused_flags[] = {
    {"get", {"watch", 'w'}, "would never end; use `until`"},
    {"get", {"watch-only"}, "would never end; use `until`"},
    {"events", {"watch", 'w'}, "would never end; use `until`"},
    {"logs", {"follow", 'f'}, "would never end; use `--tail` or `--since`, and `until` to wait for a line"},
    {"exec", {"tty", 't'}, "needs a terminal, and a step has none"},
    {"run", {"tty", 't'}, "needs a terminal, and a step has none"},
    {"debug", {"tty", 't'}, "needs a terminal, and a step has none"},
    {"create", {"edit"}, "opens an editor; use `apply -f -` with `input`"},
    {"delete", {"interactive", 'i'}, "asks for a `y`; a destructive step has its own gate"},
    {"config", {"raw"}, "prints credentials, which would stay in the journal"},
    {"config", {"flatten"}, "prints credentials, which would stay in the journal"},
    {"diff", {"show-secrets"}, "prints the values of secrets, which would stay in the journal"},
    {"set env", {"resolve"}, "prints the values of secrets, which would stay in the journal"},
    {"", {"as"}, as_whom, "auth"},
    {"", {"as-group"}, as_whom, "auth"},
    {"", {"as-uid"}, as_whom, "auth"},
    {"", {"as-user-extra"}, as_whom, "auth"},
    {"", {"kuberc"}, "adds flags that nobody sees in the runbook; write them out"},
    {"", {"profile"}, "writes a file of this machine", "debug"},
    {"", {"profile-output"}, "writes a file of this machine"},
};

Checked check_verb(const KubectlWords& words) {
  if (words.empty()) return std::unexpected("the command is empty: write what follows `kubectl`");
  if (words.word(0) == "kubectl")
    return std::unexpected("leave out `kubectl`: the arguments begin with its verb");
  if (words.word(0).starts_with('-'))
    return std::unexpected(fmt::format("begin with kubectl's verb: `{}` stands behind it", words.word(0)));
  if (is_unknown(words.word(0)))
    return std::unexpected("write kubectl's verb out: a value in its place could do anything");
  for (const auto& verb : refused_verbs)
    if (words.may_be(verb.words)) return std::unexpected(fmt::format("`{}` {}", verb.words, verb.why));
  return {};
}

std::string spelled(const Flag& flag) {
  return flag.letter ? fmt::format("-{}/--{}", flag.letter, flag.name) : fmt::format("--{}", flag.name);
}

bool concerns(const RefusedFlag& row, const KubectlWords& words) {
  if (!row.except.empty() && words.may_be(row.except)) return false;
  return row.verb.empty() || words.may_be(row.verb);
}

Checked check_flags(const KubectlWords& words) {
  for (const auto& flag : flags_of_the_target)
    if (words.mentions(flag.name, flag.letter))
      return std::unexpected(fmt::format(
          "leave out {}: the environment's target says which cluster, and as whom", spelled(flag)));
  for (const auto& row : refused_flags)
    if (concerns(row, words) && words.mentions(row.flag.name, row.flag.letter))
      return std::unexpected(
          fmt::format("`{}{}{}` {}", row.verb, row.verb.empty() ? "" : " ", spelled(row.flag), row.why));
  return {};
}

Checked check_input(const KubectlWords& words, KubectlInput input) {
  if (input == KubectlInput::given) return {};
  const auto verb = words.word(0);
  const bool into_container = verb == "exec" || verb == "run" || verb == "debug";
  if (into_container && words.mentions("stdin", 'i'))
    return std::unexpected(fmt::format("`{} -i` reads its standard input: give the step `input`", verb));
  if (verb != "logs" && words.value_of("filename", 'f') == "-")
    return std::unexpected("`-f -` reads its standard input: give the step `input`");
  return {};
}

}  // namespace

Checked check_kubectl(const KubectlWords& words, KubectlInput input, KubectlOutput output) {
  if (auto checked = check_verb(words); !checked) return checked;
  if (auto checked = check_flags(words); !checked) return checked;
  if (auto checked = check_input(words, input); !checked) return checked;
  return check_secret_output(words, output);
}

}  // namespace drctl
