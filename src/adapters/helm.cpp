#include "adapters/helm.hpp"

#include <fmt/format.h>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "adapters/helm_effect.hpp"
#include "adapters/helm_failure.hpp"
#include "adapters/helm_impact.hpp"
#include "adapters/helm_refusals.hpp"
#include "adapters/helm_secrets.hpp"
#include "adapters/kubectl_backup.hpp"
#include "support/shell_quote.hpp"
#include "support/utf8.hpp"

namespace drctl {
namespace {

using expression::Type;
using Words = std::vector<std::string>;

// Those of the runbook follow, so that its own --namespace, the last one, wins.
Words argv_of(const HelmWords& words, const Target& target) {
  Words argv{"helm"};
  if (const auto kubeconfig = target.setting("kubeconfig"); !kubeconfig.empty())
    argv.insert(argv.end(), {"--kubeconfig", kubeconfig});
  argv.insert(argv.end(),
              {"--kube-context", target.setting("context"), "--namespace", target.setting("namespace")});
  argv.insert(argv.end(), words.all().begin(), words.all().end());
  return argv;
}

// What would lead helm elsewhere, or make it print values, and nobody sees in a runbook: of its variables
// (`helm --help`), those that a flag of ours does not overrule.
void shut_out_preferences(Command& command) {
  command.unset = {"HELM_KUBEAPISERVER",       "HELM_KUBEASGROUPS", "HELM_KUBEASUSER",
                   "HELM_KUBECAFILE",          "HELM_KUBETOKEN",    "HELM_KUBEINSECURE_SKIP_TLS_VERIFY",
                   "HELM_KUBETLS_SERVER_NAME", "HELM_DEBUG"};
}

std::string base_line(const Target& target) { return shell_line(argv_of(HelmWords(Words{}), target)); }

std::string shown(const Words& argv, const Call& call) {
  const auto file = text_of(call, "file");
  return shell_line(argv) + (text_of(call, "input").empty() ? "" : " < input") +
         (file.empty() ? "" : KubectlBackup::shown(file, call.arguments.contains("passphrase")));
}

std::optional<Secret> passphrase_of(const Call& call) {
  if (!call.arguments.contains("passphrase")) return std::nullopt;
  return Secret(text_of(call, "passphrase"));
}

class Helm final : public Adapter {
 public:
  explicit Helm(Processes& processes) : processes_(processes) {}

  std::expected<Preview, std::string> preview(const Call& call) const override {
    const HelmWords words(words_of(call, "args"));
    if (auto checked = check(call, words); !checked) return std::unexpected(checked.error());
    const auto effect = effect_of_helm(words);
    const auto space = words.value_of("namespace", 'n').value_or(call.target.setting("namespace"));
    return Preview{
        .effect = effect.effect,
        .reason = effect.reason,
        .command = shown(argv_of(words, call.target), call),
        .target = fmt::format("namespace {} of cluster context {}", space, call.target.setting("context")),
        .target_name = space,
        .known = effect.known};
  }

  std::optional<Call> rehearsal(const Call& call) const override {
    auto tried = without_file(call);
    if (auto same = Adapter::rehearsal(tried)) return same;
    const auto verb = helm_verb(HelmWords(words_of(call, "args")));
    tried.arguments["args"].push_back(verb == "install" || verb == "upgrade" ? "--dry-run=server"
                                                                             : "--dry-run");
    return Adapter::rehearsal(tried);
  }

  std::string impact(const Call& call, Execution& execution) override {
    const HelmWords words(words_of(call, "args"));
    if (!check(call, words) || effect_of_helm(words).effect == Effect::read) return {};
    Children children(processes_, execution);
    return helm_impact(words, [&](const Words& read) { return printed_by(read, call, children); });
  }

  Outcome perform(const Call& call, Execution& execution) override {
    const HelmWords words(words_of(call, "args"));
    if (auto checked = check(call, words); !checked)
      return {.end = End::could_not_start, .error = checked.error(), .help = "correct the runbook"};
    const auto command = command_of(words, call);
    Children children(processes_, execution);
    const auto base = base_line(call.target);
    if (const auto file = text_of(call, "file"); !file.empty())
      return back_up(KubectlBackup(file, passphrase_of(call), children), command, base);
    const auto child = children.run(command, prints_release(words) ? Narrate::nothing : Narrate::all);
    auto outcome = child.status == 0 ? Outcome{.end = End::succeeded} : helm_failure(child, base);
    outcome.result = result_of(words, child);
    if (auto unfinished = children.unfinished(child, "helm")) {
      unfinished->result = std::move(outcome.result);
      return std::move(*unfinished);
    }
    return outcome;
  }

 private:
  static Command command_of(const HelmWords& words, const Call& call) {
    Command command;
    command.argv = argv_of(words, call.target);
    command.input = text_of(call, "input");
    shut_out_preferences(command);
    return command;
  }

  /// What it prints may hold secrets: it is told nobody.
  static std::expected<std::string, std::string> printed_by(const Words& words, const Call& call,
                                                            Children& children) {
    const auto child = children.run(command_of(HelmWords(words), call), Narrate::nothing);
    if (auto unfinished = children.unfinished(child, "helm")) return std::unexpected(unfinished->error);
    if (child.status != 0) return std::unexpected(helm_failure(child, base_line(call.target)).error);
    return child.out;
  }

  static std::expected<void, std::string> check(const Call& call, const HelmWords& words) {
    for (const char* setting : {"context", "namespace"})
      if (call.target.setting(setting).empty())
        return std::unexpected(fmt::format("the target '{}' has no {}", call.target.name, setting));
    if (auto checked = check_file(call, words); !checked) return checked;
    return check_helm(words, call.arguments.contains("input") ? HelmInput::given : HelmInput::none);
  }

  // Only of `get` is it known that it changes nothing.
  static std::expected<void, std::string> check_file(const Call& call, const HelmWords& words) {
    const bool into_file = call.arguments.contains("file");
    if (!into_file && call.arguments.contains("passphrase"))
      return std::unexpected("`passphrase` encrypts a `file`: name it");
    if (!into_file) return {};
    if (text_of(call, "file").empty()) return std::unexpected("`file` is empty: name the file");
    if (call.arguments.contains("passphrase") && text_of(call, "passphrase").empty())
      return std::unexpected("`passphrase` is empty, and would encrypt nothing");
    if (!helm_verb(words).starts_with("get ")) return std::unexpected("`file` takes what `get` prints");
    return {};
  }

  static Outcome back_up(KubectlBackup backup, const Command& command, const std::string& base) {
    auto outcome = backup.run(command, [&](const ChildResult& child) { return helm_failure(child, base); });
    outcome.result.update({{"output", ""}, {"json", nullptr}, {"status", 0}});
    return outcome;
  }

  static nlohmann::json result_of(const HelmWords& words, const ChildResult& child) {
    auto json = json_or_null(child.out);
    withhold_release_secrets(json);
    auto output = valid_utf8(child.out);
    if (json.is_structured())
      output = json.dump(2);
    else if (prints_release(words))
      output = without_release_secrets(output);
    return {{"output", std::move(output)},
            {"json", std::move(json)},
            {"status", child.status},
            {"file", ""},
            {"size", 0},
            {"sha256", ""}};
  }

  Processes& processes_;
};

AdapterSpec helm_spec() {
  return {.name = "helm",
          .summary = "run a helm command in the target's context and namespace",
          .target_kind = "kubernetes",
          .shorthand = "args",
          .fields = {{"args",
                      FieldForm::words,
                      Field::Need::required,
                      "what follows `helm`: verb, release, chart, flags",
                      {},
                      true},
                     {"input", FieldForm::text, Field::Need::optional,
                      "standard input, for `-f -`: values, secret ones too"},
                     {"file", FieldForm::text, Field::Need::optional,
                      "for `get`: the new file that takes what is printed"},
                     {"passphrase", FieldForm::text, Field::Need::optional, "encrypts that file"}},
          .result = Type::object("helm result", {{"output", Type::string()},
                                                 {"json", Type::dyn()},
                                                 {"status", Type::integer()},
                                                 {"file", Type::string()},
                                                 {"size", Type::integer()},
                                                 {"sha256", Type::string()}}),
          .timeout = std::chrono::minutes(10),
          .program = "helm"};
}

}  // namespace

AdapterRow helm_row() {
  return {helm_spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<Helm>(doors.processes);
          }};
}

}  // namespace drctl
