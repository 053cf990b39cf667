#include "report/graph_text.hpp"

#include <fmt/format.h>

#include <map>

namespace drctl {

namespace {

using Lines = std::vector<std::string>;

/// What the next node is connected with.
struct Tail {
  std::string node, label;
  bool is_failure = false;
};
using Tails = std::vector<Tail>;

Lines lines_of(const Step& step) {
  Lines lines = {step.id.text};
  if (!step.title.empty()) lines.push_back(step.title);
  if (step.when) lines.push_back("only when " + step.when->expression.text());
  return lines;
}

Lines with(Lines lines, std::string last) {
  lines.push_back(std::move(last));
  return lines;
}

class Graph {
 public:
  Graph(const LoadedRunbook& loaded, const EffectOf& effect_of, GraphPen& pen)
      : loaded_(loaded), effect_of_(effect_of), pen_(pen) {}

  void draw() {
    const auto& runbook = loaded_.runbook;
    node(Shape::end, {runbook.title.empty() ? runbook.name.text : runbook.title});
    steps(runbook.steps);
    node(Shape::end, {"done"});
  }

 private:
  /// A node of this shape behind all that is open; from then on it is what is open.
  std::string node(Shape shape, const Lines& lines) {
    auto name = fmt::format("n{}", ++count_);
    pen_.node(name, shape, lines);
    for (const auto& tail : tails_) pen_.edge({tail.node, name, tail.label, tail.is_failure});
    tails_ = {{name, ""}};
    return name;
  }

  bool is_gated(const Step& step, const CallText& call) const {
    return step.confirm || effect_of_(call) == Effect::destructive;
  }

  /// A goto leads to a later step of the same list.
  void steps(const std::vector<Step>& all) {
    std::map<std::string, Tails> jumps;
    for (const auto& step : all) {
      const auto& here = jumps[step.id.text];
      tails_.insert(tails_.end(), here.begin(), here.end());
      visit(step);
      if (step.on_failure == OnFailure::goto_)
        for (const auto& tail : tails_) jumps[step.go_to.text].push_back({tail.node, "when it fails", true});
    }
  }

  void visit(const Step& step) {
    if (const auto* choose = std::get_if<Choose>(&step.action)) return decision(step, *choose);
    if (const auto* include = std::get_if<Include>(&step.action)) return inclusion(step, *include);
    if (const auto* loop = std::get_if<ForEach>(&step.action)) return rounds(step, *loop);
    if (const auto* group = std::get_if<Parallel>(&step.action)) return branches(step, *group);
    node(is_gated(step, std::get<CallText>(step.action)) ? Shape::gate : Shape::step, lines_of(step));
  }

  void decision(const Step& step, const Choose& choose) {
    const auto name = node(Shape::decision, lines_of(step));
    Tails ends;
    for (const auto& option : choose.options) {
      tails_ = {{name, option.title.empty() ? option.name.text : option.title}};
      steps(option.steps);
      ends.insert(ends.end(), tails_.begin(), tails_.end());
    }
    tails_ = std::move(ends);
  }

  void inclusion(const Step& step, const Include& include) {
    const auto& included = loaded_.included.at(include.runbook.text);
    box(step.title.empty() ? Lines{included.title} : lines_of(step), included.steps);
  }

  void rounds(const Step& step, const ForEach& loop) {
    const auto each = fmt::format("for each {} in {}", loop.item.text, loop.in->expression.text());
    box(with(lines_of(step), each), loop.steps);
  }

  void branches(const Step& step, const Parallel& group) {
    open_box(with(lines_of(step), "at once"));
    const auto before = tails_;
    Tails ends;
    for (const auto& branch : group.steps) {
      tails_ = before;
      visit(branch);
      ends.insert(ends.end(), tails_.begin(), tails_.end());
    }
    tails_ = std::move(ends);
    pen_.close_box();
  }

  void box(const Lines& lines, const std::vector<Step>& inside) {
    open_box(lines);
    steps(inside);
    pen_.close_box();
  }

  void open_box(const Lines& lines) { pen_.open_box(fmt::format("g{}", ++count_), lines); }

  const LoadedRunbook& loaded_;
  const EffectOf& effect_of_;
  GraphPen& pen_;
  std::size_t count_ = 0;
  Tails tails_;
};

}  // namespace

std::string graph_text(const LoadedRunbook& loaded, const EffectOf& effect_of, GraphPen& pen) {
  Graph(loaded, effect_of, pen).draw();
  return pen.text();
}

}  // namespace drctl
