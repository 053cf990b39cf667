#include "adapters/kubectl.hpp"

#include <fmt/format.h>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "adapters/kubectl_backup.hpp"
#include "adapters/kubectl_effect.hpp"
#include "adapters/kubectl_failure.hpp"
#include "adapters/kubectl_impact.hpp"
#include "adapters/kubectl_narration.hpp"
#include "adapters/kubectl_refusals.hpp"
#include "adapters/kubectl_secrets.hpp"
#include "adapters/kubectl_verbs.hpp"
#include "support/shell_quote.hpp"
#include "support/utf8.hpp"

namespace drctl {
namespace {

using expression::Type;
using Words = std::vector<std::string>;

// The words that say where. Those of the runbook follow, so that its own --namespace, the last one, wins.
Words where(const Target& target) {
  Words words{"--context", target.setting("context"), "--namespace", target.setting("namespace")};
  if (const auto kubeconfig = target.setting("kubeconfig"); !kubeconfig.empty())
    words.insert(words.begin(), {"--kubeconfig", kubeconfig});
  return words;
}

// kubectl wants its own flags first or anywhere, a plug-in only after its name: `cnpg`, `create NAME`.
Words argv_of(const KubectlWords& words, const Target& target) {
  const std::size_t name = find_verb(words) ? 0 : words.word(0) == "create" ? 2 : 1;
  const auto all = words.all();
  Words argv{"kubectl"};
  argv.insert(argv.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(name));
  for (auto& word : where(target)) argv.push_back(std::move(word));
  for (const auto& word : all.subspan(name)) argv.push_back(word);
  return argv;
}

// What would change what kubectl does, and nobody sees in a runbook: default flags of the user's kuberc, and
// a program in the place of diff.
void shut_out_preferences(Command& command) {
  command.environment["KUBERC"] = "off";
  command.unset.emplace_back("KUBECTL_EXTERNAL_DIFF");
}

std::string base_line(const Target& target) {
  Words words{"kubectl"};
  for (auto& word : where(target)) words.push_back(word == "--namespace" ? "-n" : std::move(word));
  return shell_line(words);
}

std::string shown(const Words& argv, const Call& call) {
  const auto file = text_of(call, "file");
  const auto into = file.empty() ? "" : KubectlBackup::shown(file, call.arguments.contains("passphrase"));
  return shell_line(argv) + (text_of(call, "input").empty() ? "" : " < input") + into;
}

std::optional<Secret> passphrase_of(const Call& call) {
  if (!call.arguments.contains("passphrase")) return std::nullopt;
  return Secret(text_of(call, "passphrase"));
}

void name_target(const KubectlWords& words, const Target& target, Preview& preview) {
  const auto context = target.setting("context");
  const auto space = words.value_of("namespace", 'n').value_or(target.setting("namespace"));
  // An empty --namespace leaves each object the namespace that its manifest names.
  const bool everywhere = words.mentions("all-namespaces", 'A') || space.empty();
  const bool is_wide = is_cluster_wide(words);
  preview.target_name = everywhere || is_wide ? context : space;
  preview.target = is_wide      ? "cluster context " + context
                   : everywhere ? "all namespaces of cluster context " + context
                                : fmt::format("namespace {} of cluster context {}", space, context);
}

bool prints_json(const KubectlWords& words) { return words.value_of("output", 'o') == "json"; }

// The JSON is gone through for secrets, so none of it is shown while it comes. --raw may print JSON or text.
bool may_print_json(const KubectlWords& words) { return prints_json(words) || words.mentions("raw"); }

// What must be JSON, or can't be shown: also what the server says of secrets by itself.
bool wants_json(const KubectlWords& words) {
  return prints_json(words) || words.value_of("raw").value_or("").contains("secrets");
}

// `diff` exits with 1 when there are differences, which is an answer and no failure.
bool went_well(const KubectlWords& words, int status) {
  return status == 0 || (status == 1 && words.word(0) == "diff");
}

class Kubectl final : public Adapter {
 public:
  explicit Kubectl(Processes& processes) : processes_(processes) {}

  std::expected<Preview, std::string> preview(const Call& call) const override {
    const KubectlWords words(words_of(call, "args"));
    if (auto checked = check(call, words); !checked) return std::unexpected(checked.error());
    const auto effect = effect_of(words, text_of(call, "input"));
    Preview preview{.effect = effect.effect,
                    .reason = effect.reason,
                    .command = shown(argv_of(words, call.target), call),
                    .target = {},
                    .target_name = {},
                    .known = effect.known};
    name_target(words, call.target, preview);
    return preview;
  }

  std::optional<Call> rehearsal(const Call& call) const override {
    auto tried = without_file(call);
    if (auto same = Adapter::rehearsal(tried)) return same;
    tried.arguments["args"].push_back("--dry-run=server");
    return Adapter::rehearsal(tried);
  }

  std::string impact(const Call& call, Execution& execution) override {
    const auto look = look_of(call, KubectlWords(words_of(call, "args")));
    const auto shown = look ? preview(*look) : std::unexpected(std::string());
    if (!shown || shown->effect != Effect::read) return {};
    return seen_by(*look, perform(*look, execution));
  }

  Outcome perform(const Call& call, Execution& execution) override {
    const KubectlWords words(words_of(call, "args"));
    if (auto checked = check(call, words); !checked)
      return {.end = End::could_not_start, .error = checked.error(), .help = "correct the runbook"};
    Command command;
    command.argv = argv_of(words, call.target);
    command.input = text_of(call, "input");
    shut_out_preferences(command);
    KubectlNarration narration(execution.narration);
    Execution withholding{execution.cancel, execution.timeout, narration};
    Children children(processes_, withholding);
    if (const auto file = text_of(call, "file"); !file.empty())
      return back_up(KubectlBackup(file, passphrase_of(call), children), command, base_line(call.target));
    auto child = children.run(command, may_print_json(words) ? Narrate::errors : Narrate::all);
    child.err = without_secret_manifests(child.err);
    if (!may_print_json(words)) child.out = without_secret_manifests(child.out);
    Outcome outcome = outcome_of(words, child, base_line(call.target));
    if (const auto unfinished = children.unfinished(child, "kubectl")) {
      outcome.end = unfinished->end;
      outcome.error = unfinished->error;
      outcome.help = unfinished->help;
    }
    return outcome;
  }

 private:
  static std::expected<void, std::string> check(const Call& call, const KubectlWords& words) {
    for (const char* setting : {"context", "namespace"})
      if (call.target.setting(setting).empty())
        return std::unexpected(fmt::format("the target '{}' has no {}", call.target.name, setting));
    if (auto checked = check_backup(call, words); !checked) return checked;
    return check_kubectl(words, call.arguments.contains("input") ? KubectlInput::given : KubectlInput::none,
                         output_of(call));
  }

  static KubectlOutput output_of(const Call& call) {
    return call.arguments.contains("passphrase") ? KubectlOutput::encrypted_file
           : call.arguments.contains("file")     ? KubectlOutput::file
                                                 : KubectlOutput::shown;
  }

  // Only of `get` is it known what it prints, and that it changes nothing.
  static std::expected<void, std::string> check_backup(const Call& call, const KubectlWords& words) {
    const bool into_file = call.arguments.contains("file");
    if (!into_file && call.arguments.contains("passphrase"))
      return std::unexpected("`passphrase` encrypts a `file`: name it");
    if (!into_file) return {};
    if (text_of(call, "file").empty()) return std::unexpected("`file` is empty: name the file");
    if (call.arguments.contains("passphrase") && text_of(call, "passphrase").empty())
      return std::unexpected("`passphrase` is empty, and would encrypt nothing");
    if (words.word(0) != "get" || words.mentions("raw"))
      return std::unexpected("`file` takes what `get` prints, without --raw");
    return {};
  }

  static Outcome back_up(KubectlBackup backup, const Command& command, const std::string& base) {
    auto outcome =
        backup.run(command, [&](const ChildResult& child) { return kubectl_failure(child, base); });
    outcome.result.update({{"output", ""}, {"json", nullptr}, {"status", 0}});
    return outcome;
  }

  static Outcome outcome_of(const KubectlWords& words, const ChildResult& child, const std::string& base) {
    auto outcome =
        went_well(words, child.status) ? Outcome{.end = End::succeeded} : kubectl_failure(child, base);
    std::string output = valid_utf8(child.out);
    auto json = may_print_json(words) ? json_or_null(child.out) : nlohmann::json();
    if (withhold_secrets(json)) output = json.dump(4);
    if (wants_json(words) && json.is_null() && !output.empty()) {
      // Cut or damaged: it can't be gone through for secrets, so it isn't kept.
      output.clear();
      if (outcome.end == End::succeeded)
        outcome = {
            .end = End::failed,
            .error = fmt::format("kubectl printed {} bytes, which can't be read as JSON", child.out.size()),
            .help = "ask for fewer objects: a name or a label (-l)"};
    }
    outcome.result = {
        {"output", output}, {"json", std::move(json)}, {"status", child.status}, {"file", ""}, {"size", 0},
        {"sha256", ""}};
    return outcome;
  }

  Processes& processes_;
};

AdapterSpec kubectl_spec() {
  return {.name = "kubectl",
          .summary = "run a kubectl command in the target's context and namespace",
          .target_kind = "kubernetes",
          .shorthand = "args",
          .fields = {{"args",
                      FieldForm::words,
                      Field::Need::required,
                      "what follows `kubectl`: verb, objects, flags",
                      {},
                      true},
                     {"input", FieldForm::text, Field::Need::optional, "standard input, for `apply -f -`"},
                     {"file", FieldForm::text, Field::Need::optional,
                      "for `get`: the new file that takes what is printed"},
                     {"passphrase", FieldForm::text, Field::Need::optional, "encrypts that file"}},
          .result = Type::object("kubectl result", {{"output", Type::string()},
                                                    {"json", Type::dyn()},
                                                    {"status", Type::integer()},
                                                    {"file", Type::string()},
                                                    {"size", Type::integer()},
                                                    {"sha256", Type::string()}}),
          .timeout = std::chrono::minutes(2),
          .program = "kubectl"};
}

}  // namespace

AdapterRow kubectl_row() {
  return {kubectl_spec(), [](const Doors& doors) -> std::unique_ptr<Adapter> {
            return std::make_unique<Kubectl>(doors.processes);
          }};
}

}  // namespace drctl
