#include "report/graph_text.hpp"

#include <fmt/format.h>

#include "report/plain_text.hpp"

namespace drctl {

namespace {

/// A text in a label between double quotes:
/// https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
std::string label(std::string_view text) {
  constexpr std::string_view special = "\"#&<>`;";
  std::string result;
  for (const char c : printable(text))
    result += special.find(c) == special.npos ? std::string(1, c) : fmt::format("#{};", static_cast<int>(c));
  return result;
}

/// What the next node is connected with.
struct Tail {
  std::string node, label;
};
using Tails = std::vector<Tail>;

class Graph {
 public:
  Graph(const LoadedRunbook& loaded, const EffectOf& effect_of) : loaded_(loaded), effect_of_(effect_of) {}

  std::string draw() {
    const auto& runbook = loaded_.runbook;
    node(fmt::format("([\"{}\"])", label(runbook.title.empty() ? runbook.name.text : runbook.title)));
    steps(runbook.steps);
    node("([\"done\"])");
    return "flowchart TD\n" + nodes_ + edges_ + "  classDef gate stroke-width:3px,stroke:#c00\n";
  }

 private:
  /// A node of this shape behind all that is open; from then on it is what is open.
  std::string node(const std::string& shape) {
    auto name = fmt::format("n{}", ++count_);
    nodes_ += fmt::format("{}{}{}\n", indentation_, name, shape);
    for (const auto& tail : tails_)
      edges_ += tail.label.empty() ? fmt::format("  {} --> {}\n", tail.node, name)
                                   : fmt::format("  {} -->|\"{}\"| {}\n", tail.node, tail.label, name);
    tails_ = {{name, ""}};
    return name;
  }

  static std::string text_of(const Step& step) {
    auto text = label(step.id.text);
    if (!step.title.empty()) text += "<br>" + label(step.title);
    if (step.when) text += "<br>only when " + label(step.when->expression.text());
    return text;
  }

  bool is_gated(const Step& step, const CallText& call) const {
    return step.confirm || effect_of_(call) == Effect::destructive;
  }

  void steps(const std::vector<Step>& all) {
    for (const auto& step : all) visit(step);
  }

  void visit(const Step& step) {
    if (const auto* choose = std::get_if<Choose>(&step.action)) return decision(step, *choose);
    if (const auto* include = std::get_if<Include>(&step.action)) return inclusion(step, *include);
    if (const auto* loop = std::get_if<ForEach>(&step.action)) return rounds(step, *loop);
    if (const auto* group = std::get_if<Parallel>(&step.action)) return branches(step, *group);
    const bool gated = is_gated(step, std::get<CallText>(step.action));
    node(gated ? fmt::format("{{{{\"{}\"}}}}:::gate", text_of(step))
               : fmt::format("[\"{}\"]", text_of(step)));
  }

  void decision(const Step& step, const Choose& choose) {
    const auto name = node(fmt::format("{{\"{}\"}}", text_of(step)));
    Tails ends;
    for (const auto& option : choose.options) {
      tails_ = {{name, label(option.title.empty() ? option.name.text : option.title)}};
      steps(option.steps);
      ends.insert(ends.end(), tails_.begin(), tails_.end());
    }
    tails_ = std::move(ends);
  }

  void inclusion(const Step& step, const Include& include) {
    const auto& included = loaded_.included.at(include.runbook.text);
    box(step.title.empty() ? label(included.title) : text_of(step), included.steps);
  }

  void rounds(const Step& step, const ForEach& loop) {
    box(fmt::format("{}<br>for each {} in {}", text_of(step), label(loop.item.text),
                    label(loop.in->expression.text())),
        loop.steps);
  }

  void branches(const Step& step, const Parallel& group) {
    open_box(text_of(step) + "<br>at once");
    const auto before = tails_;
    Tails ends;
    for (const auto& branch : group.steps) {
      tails_ = before;
      visit(branch);
      ends.insert(ends.end(), tails_.begin(), tails_.end());
    }
    tails_ = std::move(ends);
    close_box();
  }

  void box(const std::string& title, const std::vector<Step>& inside) {
    open_box(title);
    steps(inside);
    close_box();
  }

  void open_box(const std::string& title) {
    nodes_ += fmt::format("{}subgraph g{}[\"{}\"]\n", indentation_, ++count_, title);
    indentation_ += "  ";
  }

  void close_box() {
    indentation_.resize(indentation_.size() - 2);
    nodes_ += indentation_ + "end\n";
  }

  const LoadedRunbook& loaded_;
  const EffectOf& effect_of_;
  std::string nodes_, edges_, indentation_ = "  ";
  std::size_t count_ = 0;
  Tails tails_;
};

}  // namespace

std::string graph_text(const LoadedRunbook& loaded, const EffectOf& effect_of) {
  return Graph(loaded, effect_of).draw();
}

}  // namespace drctl
