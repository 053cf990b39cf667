#include "adapters/kubectl_impact.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>

#include "adapters/arguments.hpp"
#include "adapters/impact_text.hpp"
#include "support/plural.hpp"

namespace drctl {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

struct Flag {
  std::string_view name;
  bool is_kept = true, takes_value = false;
};

/// Those of delete, scale, rollout restart and drain; `get` knows what is kept.
constexpr std::array flags = {
    Flag{.name = "-l", .is_kept = true, .takes_value = true},
    Flag{.name = "--selector", .is_kept = true, .takes_value = true},
    Flag{.name = "--field-selector", .is_kept = true, .takes_value = true},
    Flag{.name = "-n", .is_kept = true, .takes_value = true},
    Flag{.name = "--namespace", .is_kept = true, .takes_value = true},
    Flag{.name = "-A", .is_kept = true},
    Flag{.name = "--all-namespaces", .is_kept = true},
    Flag{.name = "--ignore-not-found", .is_kept = true},
    Flag{.name = "--all", .is_kept = false},
    Flag{.name = "--force", .is_kept = false},
    Flag{.name = "--now", .is_kept = false},
    Flag{.name = "--wait", .is_kept = false},
    Flag{.name = "--replicas", .is_kept = false, .takes_value = true},
    Flag{.name = "--current-replicas", .is_kept = false, .takes_value = true},
    Flag{.name = "--timeout", .is_kept = false, .takes_value = true},
    Flag{.name = "--grace-period", .is_kept = false, .takes_value = true},
    Flag{.name = "--cascade", .is_kept = false, .takes_value = true},
};

const Flag* flag_of(std::string_view word) {
  const auto* found = std::ranges::find(flags, word.substr(0, word.find('=')), &Flag::name);
  return found == flags.end() ? nullptr : found;
}

/// The objects and what chooses them; nothing where a flag is not known.
std::optional<Words> chosen(std::span<const std::string> words) {
  Words kept;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto* flag = words[at].starts_with('-') ? flag_of(words[at]) : nullptr;
    if (words[at].starts_with('-') && flag == nullptr) return std::nullopt;
    const bool keeps = !flag || flag->is_kept;
    if (keeps) kept.push_back(words[at]);
    if (!flag || !flag->takes_value || words[at].contains('=')) continue;
    if (++at < words.size() && keeps) kept.push_back(words[at]);
  }
  return kept;
}

Call with(const Call& call, Words words) {
  auto look = call;
  look.arguments["args"] = std::move(words);
  return look;
}

/// --server-side and what else it may have, diff knows too.
Call difference(const Call& call, const KubectlWords& words) {
  Words diff(words.all().begin(), words.all().end());
  diff.front() = "diff";
  std::erase_if(diff, [](const auto& word) { return word == "--wait" || word.starts_with("--timeout="); });
  return with(call, std::move(diff));
}

std::optional<Call> objects(const Call& call, std::span<const std::string> words) {
  auto kept = chosen(words);
  if (!kept) return std::nullopt;
  kept->insert(kept->begin(), "get");
  kept->insert(kept->end(), {"-o", "json"});
  return with(call, std::move(*kept));
}

std::optional<Call> pods_on(const Call& call, const std::string& node) {
  if (node.empty() || node.starts_with('-')) return std::nullopt;
  return with(call,
              {"get", "pods", "--all-namespaces", "--field-selector=spec.nodeName=" + node, "-o", "json"});
}

std::string object_line(const json& object) {
  const auto metadata = object.value("metadata", json::object());
  auto line = fmt::format("{} {}", object.value("kind", "?"), metadata.value("name", "?"));
  const auto spec = object.value("spec", json::object()), status = object.value("status", json::object());
  if (spec.contains("replicas"))
    line += fmt::format(": {}, {} ready", plural(spec["replicas"].get<std::size_t>(), "replica"),
                        status.value("readyReplicas", 0));
  return line;
}

/// "apps.v1.Deployment.web.front:" of the line that names the file with the new state: there it is called so.
std::string object_of(std::string_view line) {
  line = line.substr(0, line.find('\t'));
  return std::string(line.substr(line.rfind('/') + 1)) + ":";
}

/// The lines of a unified diff, without the names of the files that kubectl made of the two states.
std::vector<std::string> changes_in(std::string_view diff) {
  std::vector<std::string> lines;
  for (const auto part : std::views::split(diff, '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (line.starts_with("+++ ")) lines.push_back(object_of(line));
    const bool is_head = line.starts_with("+++ ") || line.starts_with("--- ") || line.starts_with("diff ") ||
                         line.starts_with("@@");
    if (!is_head && (line.starts_with('+') || line.starts_with('-'))) lines.emplace_back(line);
  }
  return lines;
}

std::string objects_in(const json& answer) {
  std::vector<std::string> lines;
  const auto items = answer.contains("items") ? answer["items"] : json::array({answer});
  for (const auto& item : items) lines.push_back(object_line(item));
  return lines.empty() ? "nothing: there is no such object" : one_text(lines);
}

}  // namespace

std::optional<Call> look_of(const Call& call, const KubectlWords& words) {
  const auto rest = [&](std::size_t from) { return words.all().subspan(std::min(from, words.all().size())); };
  if (words.before_command().size() < words.all().size()) return std::nullopt;
  if (words.word(0) == "apply" && words.word(1).starts_with('-')) return difference(call, words);
  if (words.word(0) == "delete" || words.word(0) == "scale") return objects(call, rest(1));
  if (words.may_be("rollout restart") || words.may_be("rollout undo")) return objects(call, rest(2));
  if (words.word(0) == "drain") return pods_on(call, std::string(words.word(1)));
  return std::nullopt;
}

std::string seen_by(const Call& look, const Outcome& outcome) {
  if (outcome.end != End::succeeded) return not_known(outcome.error);
  if (words_of(look, "args").front() == "get") return objects_in(outcome.result["json"]);
  const auto lines = changes_in(outcome.result["output"].get<std::string>());
  return lines.empty() ? "nothing: all of it is as it should be" : one_text(lines);
}

}  // namespace drctl
