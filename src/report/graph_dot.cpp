#include <fmt/format.h>

#include "report/graph_pen.hpp"
#include "report/plain_text.hpp"

namespace drctl {

namespace {

std::string dot_label(const std::vector<std::string>& lines) {
  std::string label;
  for (const auto& line : lines) {
    if (!label.empty()) label += "\\n";
    for (const char c : printable(line))
      label += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  }
  return fmt::format("label=\"{}\"", label);
}

std::string_view dot_shape(Shape shape) {
  switch (shape) {
    case Shape::end:
      return ", shape=oval";
    case Shape::gate:
      return ", shape=octagon, penwidth=3, color=\"#cc0000\"";
    case Shape::decision:
      return ", shape=diamond";
    case Shape::step:
      break;
  }
  return "";
}

class DotPen final : public GraphPen {
 public:
  void node(const std::string& name, Shape shape, const std::vector<std::string>& lines) override {
    nodes_ += fmt::format("{}{} [{}{}]\n", margin_, name, dot_label(lines), dot_shape(shape));
  }
  void edge(const Edge& edge) override {
    const auto label = edge.label.empty() ? "" : dot_label({edge.label});
    const auto* style = edge.is_failure ? "style=dotted" : "";
    const auto* joint = edge.is_failure && !label.empty() ? ", " : "";
    edges_ += fmt::format("  {} -> {}", edge.from, edge.to);
    edges_ += label.empty() && !edge.is_failure ? "\n" : fmt::format(" [{}{}{}]\n", label, joint, style);
  }
  /// Graphviz draws a frame around a subgraph that is called cluster...
  void open_box(const std::string& name, const std::vector<std::string>& lines) override {
    nodes_ += fmt::format("{}subgraph cluster_{} {{\n{}  {}\n", margin_, name, margin_, dot_label(lines));
    margin_ += "  ";
  }
  void close_box() override {
    margin_.resize(margin_.size() - 2);
    nodes_ += margin_ + "}\n";
  }
  std::string text() const override {
    return "digraph runbook {\n  node [shape=box]\n" + nodes_ + edges_ + "}\n";
  }

 private:
  std::string nodes_, edges_, margin_ = "  ";
};

}  // namespace

std::unique_ptr<GraphPen> dot_pen() { return std::make_unique<DotPen>(); }

}  // namespace drctl
