#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/graph_pen.hpp"
#include "report/plain_text.hpp"

namespace drctl {

namespace {

/// https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
std::string mermaid_text(std::string_view text) {
  constexpr std::string_view special = "\"#&<>`;";
  std::string result;
  for (const char c : printable(text))
    result += special.find(c) == special.npos ? std::string(1, c) : fmt::format("#{};", static_cast<int>(c));
  return result;
}

std::string mermaid_label(const std::vector<std::string>& lines) {
  std::vector<std::string> texts;
  for (const auto& line : lines) texts.push_back(mermaid_text(line));
  return fmt::format("\"{}\"", fmt::join(texts, "<br>"));
}

std::string in_shape(Shape shape, const std::string& label) {
  switch (shape) {
    case Shape::end:
      return fmt::format("([{}])", label);
    case Shape::gate:
      return fmt::format("{{{{{}}}}}:::gate", label);
    case Shape::decision:
      return fmt::format("{{{}}}", label);
    case Shape::step:
      break;
  }
  return fmt::format("[{}]", label);
}

class MermaidPen final : public GraphPen {
 public:
  void node(const std::string& name, Shape shape, const std::vector<std::string>& lines) override {
    nodes_ += fmt::format("{}{}{}\n", margin_, name, in_shape(shape, mermaid_label(lines)));
  }
  void edge(const Edge& edge) override {
    const auto label = edge.label.empty() ? "" : fmt::format("|\"{}\"|", mermaid_text(edge.label));
    edges_ += fmt::format("  {} {}{} {}\n", edge.from, edge.is_failure ? "-.->" : "-->", label, edge.to);
  }
  void open_box(const std::string& name, const std::vector<std::string>& lines) override {
    nodes_ += fmt::format("{}subgraph {}[{}]\n", margin_, name, mermaid_label(lines));
    margin_ += "  ";
  }
  void close_box() override {
    margin_.resize(margin_.size() - 2);
    nodes_ += margin_ + "end\n";
  }
  std::string text() const override {
    return "flowchart TD\n" + nodes_ + edges_ + "  classDef gate stroke-width:3px,stroke:#c00\n";
  }

 private:
  std::string nodes_, edges_, margin_ = "  ";
};

}  // namespace

std::unique_ptr<GraphPen> mermaid_pen() { return std::make_unique<MermaidPen>(); }

}  // namespace drctl
