#include "runbook/include_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <ranges>
#include <utility>

#include "runbook/check.hpp"
#include "runbook/check_further.hpp"
#include "runbook/findings.hpp"
#include "runbook/steps.hpp"
#include "runbook/variable.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

constexpr std::size_t most_steps = 100'000;  ///< of a run, with those of its includes

/// Reads runbooks depth first; `chain_` holds those that are being read.
class GraphReader {
 public:
  GraphReader(IncludeGraph& graph, std::span<const AdapterSpec> adapters, const FindIncluded& find)
      : graph_(graph), adapters_(adapters), find_(find) {}

  void read(const Name& runbook, const std::shared_ptr<const Source>& source) {
    const auto& name = runbook.text;
    chain_.push_back(runbook);
    const auto& reading = graph_.readings.emplace(name, read_what_is_there(source, adapters_)).first->second;
    for (const auto* include : includes_of(reading.runbook.steps))
      if (!include->runbook.text.empty()) follow(include->runbook);
    count_steps(name, reading.runbook.steps);
    chain_.pop_back();
  }

 private:
  void follow(const Name& include) {
    if (const auto begin = std::ranges::find(chain_, include.text, &Name::text); begin != chain_.end())
      return report_cycle({begin, chain_.end()}, include);
    if (graph_.readings.contains(include.text)) return;
    if (const auto known = missing_.find(include.text); known != missing_.end())
      return report_missing(include, known->second);
    const auto source = find_(include.text);
    if (!source) return report_missing(include, missing_.emplace(include.text, source.error()).first->second);
    read(include, *source);
    const auto& own = graph_.readings.at(include.text).runbook.name;
    if (!own.text.empty() && own.text != include.text)
      report(codes::other_name, own.place,
             fmt::format("the runbook '{}' is in a file of another name", own.text),
             fmt::format("name it '{}', as it is included", include.text),
             {{include.place, "included here"}});
  }

  /// Told of the first by name, wherever the reading began: a folder's runbooks tell it once.
  void report_cycle(std::vector<Name> cycle, const Name& include) {
    cycle.front() = include;
    std::ranges::rotate(cycle, std::ranges::min_element(cycle, {}, &Name::text));
    const auto& first = cycle.front();
    report(codes::include_cycle, first.place,
           fmt::format("runbook '{}' includes itself: {} -> {}", first.text,
                       fmt::join(cycle | std::views::transform(&Name::text), " -> "), first.text),
           "remove this step, or move what both need into a runbook of its own");
  }

  /// With those of its includes, which are counted by then. What is told of an included one is not told
  /// again.
  void count_steps(const std::string& name, const std::vector<Step>& steps) {
    auto size = all_steps(steps).size();
    for (const auto* include : includes_of(steps)) {
      const auto inside = sizes_[include->runbook.text];
      if (size <= most_steps && inside <= most_steps && size + inside > most_steps)
        report(codes::too_many_steps, include->runbook.place,
               fmt::format("with '{}', these are more than {} steps", include->runbook.text, most_steps),
               "each include carries out all its steps: include once what is to be done once");
      size = std::min(size + inside, most_steps + 1);
    }
    sizes_[name] = size;
  }

  void report_missing(const Name& include, const Diagnostic& why) {
    report(codes::missing_include, include.place,
           fmt::format("no runbook '{}' beside this file: {}", include.text, why.message),
           why.help.empty() && why.place.source ? fmt::format("looked for {}", why.place.source->path)
                                                : why.help);
  }

  void report(codes::Code code, const Place& place, std::string message, std::string help,
              std::vector<Related> related = {}) {
    graph_.diagnostics.push_back(
        make_error(code, place, std::move(message), std::move(help), std::move(related)));
  }

  IncludeGraph& graph_;
  std::span<const AdapterSpec> adapters_;
  const FindIncluded& find_;
  std::vector<Name> chain_;  ///< each at the place that includes it
  std::map<std::string, Diagnostic> missing_;
  std::map<std::string, std::size_t> sizes_;  ///< of those that are read: steps, with those of their includes
};

/// What is wrong with each file, in the order of the file.
class GraphChecker {
 public:
  GraphChecker(IncludeGraph& graph, std::span<const AdapterSpec> adapters)
      : graph_(graph), adapters_(adapters) {}

  Diagnostics check(const CheckStep& further) {
    const auto& root = graph_.readings.at(graph_.root);
    add(root, further);
    for (const auto& [name, reading] : graph_.readings)
      if (name != graph_.root) add(reading, {});
    return std::move(all_);
  }

 private:
  void add(const Reading& reading, const CheckStep& further) {
    Findings findings;
    findings.add(reading.diagnostics);
    findings.add(of_includes(reading.runbook.source->path));
    if (reading.usable) findings.add(drctl::check(reading, adapters_, graph_.readings));
    auto found = findings.take();
    if (reading.usable && further) found = with_further(std::move(found), reading.runbook, further);
    std::move(found.begin(), found.end(), std::back_inserter(all_));
  }

  Diagnostics of_includes(const std::string& path) const {
    Diagnostics found;
    std::ranges::copy_if(graph_.diagnostics, std::back_inserter(found), [&](const Diagnostic& each) {
      return each.place.source && each.place.source->path == path;
    });
    return found;
  }

  IncludeGraph& graph_;
  std::span<const AdapterSpec> adapters_;
  Diagnostics all_;
};

void settle_steps(std::vector<Step>& steps, const std::map<std::string, Runbook>& included);

/// Types the literals that the include gives, now that its runbook's variables are known: `with: {v: 1.10}`
/// is a text for a string and a number for a number.
void settle(Include& include, const Runbook& included) {
  for (auto& [name, value] : include.with) {
    auto* literal = std::get_if<Literal>(&value.content);
    const auto variable =
        std::ranges::find_if(included.vars, [&](const auto& each) { return each.name.text == name.text; });
    if (literal == nullptr || variable == included.vars.end()) continue;
    if (auto typed = value_of(*variable, value)) literal->value = std::move(*typed);
  }
}

void settle_step(Step& step, const std::map<std::string, Runbook>& included) {
  if (auto* include = std::get_if<Include>(&step.action))
    settle(*include, included.at(include->runbook.text));
  if (auto* choose = std::get_if<Choose>(&step.action))
    for (auto& option : choose->options) settle_steps(option.steps, included);
  if (auto* loop = std::get_if<ForEach>(&step.action)) settle_steps(loop->steps, included);
  if (auto* group = std::get_if<Parallel>(&step.action)) settle_steps(group->steps, included);
}

void settle_steps(std::vector<Step>& steps, const std::map<std::string, Runbook>& included) {
  for (auto& step : steps) settle_step(step, included);
}

}  // namespace

std::vector<const Include*> includes_of(const std::vector<Step>& steps) {
  std::vector<const Include*> includes;
  for (const auto* step : all_steps(steps))
    if (const auto* include = std::get_if<Include>(&step->action)) includes.push_back(include);
  return includes;
}

IncludeGraph read_includes(const std::shared_ptr<const Source>& source, std::span<const AdapterSpec> adapters,
                           const FindIncluded& find) {
  IncludeGraph graph;
  graph.root = std::filesystem::path(source->path).stem().string();
  GraphReader(graph, adapters, find).read({graph.root, {}}, source);
  return graph;
}

std::expected<LoadedRunbook, Diagnostics> load_checked(const std::shared_ptr<const Source>& source,
                                                       std::span<const AdapterSpec> adapters,
                                                       const FindIncluded& find, const CheckStep& further) {
  auto graph = read_includes(source, adapters, find);
  auto diagnostics = GraphChecker(graph, adapters).check(further);
  if (!diagnostics.empty()) return std::unexpected(std::move(diagnostics));
  LoadedRunbook loaded{std::move(graph.readings.at(graph.root).runbook), {}};
  for (auto& [name, reading] : graph.readings)
    if (name != graph.root) loaded.included.emplace(name, std::move(reading.runbook));
  settle_steps(loaded.runbook.steps, loaded.included);
  for (auto& [name, runbook] : loaded.included) settle_steps(runbook.steps, loaded.included);
  return loaded;
}

}  // namespace drctl
