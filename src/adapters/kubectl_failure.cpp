#include "adapters/kubectl_failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "adapters/arguments.hpp"
#include "adapters/children.hpp"

namespace drctl {
namespace {

// A line of klog, kubectl's logger: "E1124 23:37:24.345332   29832 memcache.go:265] ...".
bool is_log_line(std::string_view line) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return line.size() > 6 && std::string_view("IWEF").contains(line[0]) &&
         std::ranges::all_of(line.substr(1, 4), digit) && line[5] == ' ';
}

std::string without_log_lines(std::string_view text) {
  std::string kept;
  for (auto part : std::views::split(text, '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (!line.empty() && !is_log_line(line)) kept += (kept.empty() ? "" : "\n") + std::string(line);
  }
  return kept;
}

enum class Certainty { nothing_was_done, unsure };

// A text in kubectl's error and what it means. {} in the help is the command line up to the arguments.
struct KubectlSymptom {
  std::string_view text;
  Certainty certainty;
  std::string_view help;
};

constexpr auto nothing = Certainty::nothing_was_done;
constexpr auto unsure = Certainty::unsure;
constexpr std::string_view unreachable = "check that the cluster answers: {} cluster-info";
constexpr std::string_view credentials = "check the credentials: {} auth whoami; a login may have expired";

// The texts of kubectl 1.36 and of client-go 0.36, in the order in which they are looked for.
constexpr KubectlSymptom kubectl_symptoms[] = {
    {"was refused - did you specify the right host or port?", nothing, unreachable},
    {"no such host", nothing, unreachable},
    {"connect: connection refused", nothing, unreachable},
    {"connect: no route to host", nothing, unreachable},
    {"connect: network is unreachable", nothing, unreachable},
    {"x509: ", nothing, "check the certificates: {} cluster-info; the kubeconfig may be of another cluster"},
    {"You must be logged in to the server", nothing, credentials},
    {"has asked for the client to provide credentials", nothing, credentials},
    {"getting credentials: exec", nothing, "the kubeconfig's login program failed: run {} auth whoami"},
    {"Unable to connect to the server", unsure, unreachable},
    {"i/o timeout", unsure, unreachable},
    {"TLS handshake timeout", unsure, unreachable},
    {"error loading config file", nothing, "check the kubeconfig that the environment names"},
    {"error: stat ", nothing, "check the kubeconfig that the environment names"},
    {"(Forbidden)", unsure, "the account may not do this; what it may: {} auth can-i --list"},
    {"(NotFound)", unsure, "check the name and the namespace: {} get all"},
    {"(AlreadyExists)", unsure, "`apply` accepts what exists; `create` does not"},
    {"(Conflict)", unsure, "someone else changed it at the same time; try again"},
    {"the server doesn't have a resource type", unsure, "what there is: {} api-resources"},
    {"unknown flag", nothing, "see kubectl's help for the command's flags"},
    {"unknown shorthand flag", nothing, "see kubectl's help for the command's flags"},
    {"unknown command", nothing, "see kubectl's help for the commands it has"},
};

constexpr KubectlSymptom missing_context = {"", nothing,
                                            "the contexts there are: kubectl config get-contexts"};

const KubectlSymptom* symptom_in(std::string_view error) {
  if (error.starts_with("error: context \"") && error.contains("does not exist")) return &missing_context;
  const auto found =
      std::ranges::find_if(kubectl_symptoms, [&](const KubectlSymptom& s) { return error.contains(s.text); });
  return found == std::end(kubectl_symptoms) ? nullptr : found;
}

}  // namespace

Outcome kubectl_failure(const ChildResult& child, const std::string& base) {
  const auto said = tidy(child.err);
  Outcome outcome{.end = End::failed, .error = without_log_lines(said)};
  if (outcome.error.empty()) outcome.error = said;
  // `auth can-i` and a few others answer on standard output.
  if (outcome.error.empty()) outcome.error = last_lines(tidy(child.out), 10);
  if (outcome.error.empty()) outcome.error = fmt::format("kubectl exited with status {}", child.status);
  if (const auto* symptom = symptom_in(outcome.error)) {
    outcome.help = fmt::format(fmt::runtime(symptom->help), base);
    // What it printed before shows that a part of the work was done.
    if (symptom->certainty == nothing && tidy(child.out).empty()) outcome.end = End::could_not_start;
  }
  return outcome;
}

}  // namespace drctl
