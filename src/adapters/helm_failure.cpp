#include "adapters/helm_failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"
#include "adapters/helm_secrets.hpp"

namespace drctl {
namespace {

/// A text in helm's error and what it means. {} in the help is the command line up to the verb.
struct HelmSymptom {
  std::string_view text;
  End end;
  std::string_view help;
};

constexpr auto nothing_done = End::could_not_start;
constexpr auto failed = End::failed;

// The texts of helm 3.22, in the order in which they are looked for.
constexpr HelmSymptom helm_symptoms[] = {
    {"another operation (install/upgrade/rollback) is in progress", nothing_done,
     "somebody is at work on the release, or a helm was killed: see {0} history RELEASE. When nobody is, go "
     "back to the last good revision ({0} rollback RELEASE), or remove a first install that never ended "
     "({0} uninstall RELEASE)"},
    {"has no deployed releases", failed,
     "its first install never ended: see {0} history RELEASE, remove it with {0} uninstall RELEASE, then "
     "install it again"},
    {"cannot re-use a name that is still in use", nothing_done,
     "a release of this name is there: `upgrade --install` takes it, `install` does not; see {0} list --all"},
    {"cannot reuse a name that is still in use", nothing_done,
     "a release of this name is there: `upgrade --install` takes it, `install` does not; see {0} list"},
    {"release: not found", failed, "the releases there are: {0} list"},
    {"cluster unreachable", nothing_done, "check that the cluster answers: kubectl cluster-info"},
    {"connection refused", nothing_done, "check that the server answers"},
    {"no such host", nothing_done, "check the name, and whether it resolves here"},
    {"is not a valid chart repository or cannot be reached", nothing_done,
     "check the repository's address, and that it answers"},
    {"no cached repo found", nothing_done, "fetch what the repositories have: helm repo update"},
    {"repo not found", nothing_done, "add the repository first: helm repo add NAME URL"},
    {"timed out waiting", failed, "see what is not ready: kubectl get pods; then {0} status RELEASE"},
    {"context deadline exceeded", failed, "see what is not ready: kubectl get pods; then {0} status RELEASE"},
    {"is forbidden", failed, "the account may not do this; what it may: kubectl auth can-i --list"},
    {"unknown flag", nothing_done, "see helm's help for the command's flags"},
    {"unknown command", nothing_done, "see helm's help for the commands it has"},
};

}  // namespace

Outcome helm_failure(const ChildResult& child, const std::string& base) {
  Outcome outcome{.end = End::failed, .error = without_release_secrets(tidy(child.err))};
  if (outcome.error.empty()) outcome.error = fmt::format("helm exited with status {}", child.status);
  const auto symptom = std::ranges::find_if(
      helm_symptoms, [&](const HelmSymptom& each) { return outcome.error.contains(each.text); });
  if (symptom == std::end(helm_symptoms)) return outcome;
  outcome.end = symptom->end;
  outcome.help = fmt::format(fmt::runtime(symptom->help), base);
  return outcome;
}

}  // namespace drctl
