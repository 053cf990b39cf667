#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "import/calls.hpp"
#include "import/verb_first.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

using Map = YamlPart::Map;

CallDraft kubernetes_call(Map keys, std::vector<VariableDraft> variables) {
  return {std::move(keys), std::move(variables), {.kind = "kubernetes"}};
}

/// A command that is typed for what it prints.
bool is_a_look(const ShellCommand& command) {
  constexpr std::array<std::string_view, 9> verbs = {"get",  "describe", "logs",         "top",    "events",
                                                     "list", "status",   "cluster-info", "history"};
  return contains(verbs, command.word(1)) ||
         (command.word(1) == "rollout" && contains(verbs, command.word(2)));
}

CallDraft as_written(const std::string& adapter, const ShellCommand& command) {
  auto open = interpolated(command.text_from(1));
  auto call = kubernetes_call({{adapter, command_part(open.text)}}, std::move(open.variables));
  if (is_a_look(command)) call.keys.push_back({"show", {.content = "text"}});
  return call;
}

const VariableDraft passphrase = {"backup_passphrase", "secret", "encrypts the files that hold secrets"};

/// `kubectl get ... > FILE`, in plain and encrypted.
CallDrafts into_file(const std::string& adapter, const ShellCommand& command) {
  auto args = interpolated(command.text_from(1));
  auto file = interpolated(command.output_file());
  Map fields = {{"args", command_part(args.text)}, {"file", {.content = file.text}}};
  add_variables(args.variables, file.variables);
  auto plain = kubernetes_call({{adapter, {.content = fields}}}, args.variables);
  fields.push_back({"passphrase", {.content = "${" + passphrase.name + "}"}});
  auto encrypted = kubernetes_call({{adapter, {.content = std::move(fields)}}}, args.variables);
  add_variables(encrypted.variables, {passphrase});
  return {std::move(plain), std::move(encrypted)};
}

/// `kubectl ... -f - <<EOF`: the text is the input.
std::optional<CallDraft> with_heredoc(const ShellCommand& command) {
  const auto heredoc = heredoc_of(command);
  if (!heredoc) return std::nullopt;
  auto args = interpolated(ShellCommand(heredoc->head).text_from(1));
  auto input = interpolated(heredoc->body);
  add_variables(args.variables, input.variables);
  return kubernetes_call(
      {{"kubectl", {.content = Map{{"args", {.content = args.text}}, {"input", {.content = input.text}}}}}},
      args.variables);
}

std::string namespace_in(const ShellCommand& command) {
  for (std::size_t at = 3; at < command.tokens.size(); ++at) {
    const auto word = command.word(at);
    if (word.starts_with("--namespace=")) return std::string(word);
    if (word == "-n" || word == "--namespace") return fmt::format("{} {}", word, command.word(at + 1));
  }
  return {};
}

/// The keys and values of --from-literal, as lines of a manifest.
std::string literals_in(const ShellCommand& command) {
  constexpr std::string_view flag = "--from-literal";
  std::string lines;
  for (std::size_t at = 3; at < command.tokens.size(); ++at) {
    auto word = command.word(at);
    if (!word.starts_with(flag)) continue;
    word = word == flag ? command.word(at + 1) : word.substr(flag.size() + 1);
    const auto middle = word.find('=');
    if (middle != word.npos)
      lines += fmt::format("  {}: \"{}\"\n", word.substr(0, middle), word.substr(middle + 1));
  }
  return lines;
}

/// Flags that the manifest would not keep, and values that it would have to quote.
bool says_more(const ShellCommand& command) {
  if (command.text.contains("\\\"") || command.text.contains("--from-file")) return true;
  return std::ranges::any_of(command.tokens, [](const ShellToken& token) {
    constexpr std::array<std::string_view, 6> kept = {"-n", "--namespace",    "--dry-run",
                                                      "-o", "--from-literal", "-f"};
    const auto flag = std::string_view(token.value).substr(0, token.value.find('='));
    return (flag.starts_with('-') && flag != "-" && !contains(kept, flag)) ||
           token.value.find_first_of("\"\\") != token.value.npos;
  });
}

bool only_applies(const ShellCommand& command) {
  const auto pipe = std::ranges::find(command.tokens, ShellToken::Kind::symbol, &ShellToken::kind);
  return pipe == command.tokens.end() || command.text.substr(pipe->begin) == "| kubectl apply -f -";
}

/// `kubectl create secret generic NAME --from-literal=...` would show the values to everyone on the machine.
std::optional<CallDraft> secret_manifest(const ShellCommand& command) {
  const bool is_secret =
      command.word(1) == "create" && command.word(2) == "secret" && command.word(3) == "generic";
  const auto literals = literals_in(command);
  if (!is_secret || literals.empty() || says_more(command) || !only_applies(command)) return std::nullopt;
  auto manifest = interpolated(fmt::format(
      "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {}\nstringData:\n{}", command.word(4), literals));
  const auto space = interpolated(namespace_in(command));
  add_variables(manifest.variables, space.variables);
  auto call = kubernetes_call(
      {{"kubectl",
        {.content =
             Map{{"args", {.content = "apply " + space.text + (space.text.empty() ? "" : " ") + "-f -"}},
                 {"input", {.content = manifest.text}}}}}},
      manifest.variables);
  call.comments = {was(command)};
  return call;
}

}  // namespace

CallDrafts kubectl_calls(const ShellCommand& written) {
  const auto command = verb_first(written);
  if (!command.output_file().empty()) return into_file("kubectl", command);
  CallDrafts calls;
  if (auto secret = secret_manifest(command)) calls.push_back(std::move(*secret));
  if (!command.needs_shell) calls.push_back(as_written("kubectl", command));
  if (auto heredoc = with_heredoc(command)) calls.push_back(std::move(*heredoc));
  return calls;
}

CallDrafts helm_calls(const ShellCommand& written) {
  const auto command = verb_first(written);
  if (!command.output_file().empty()) return into_file("helm", command);
  return command.needs_shell ? CallDrafts{} : CallDrafts{as_written("helm", command)};
}

}  // namespace drctl
