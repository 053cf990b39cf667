#pragma once

#include <memory>
#include <string>
#include <vector>

namespace drctl {

/// What the nodes of a flowchart are drawn as.
enum class Shape { end, step, gate, decision };

struct Edge {
  std::string from, to, label;
  bool is_failure = false;  ///< taken only when `from` fails
};

/// Writes a flowchart in one language. Texts are any, one a line of a label; names are letters and digits.
class GraphPen {
 public:
  virtual ~GraphPen() = default;
  virtual void node(const std::string& name, Shape shape, const std::vector<std::string>& lines) = 0;
  virtual void edge(const Edge& edge) = 0;
  /// Nodes until close_box() stand in it.
  virtual void open_box(const std::string& name, const std::vector<std::string>& lines) = 0;
  virtual void close_box() = 0;
  /// The whole, as its programs read it.
  virtual std::string text() const = 0;
};

/// https://mermaid.js.org/syntax/flowchart.html
std::unique_ptr<GraphPen> mermaid_pen();
/// https://graphviz.org/doc/info/lang.html
std::unique_ptr<GraphPen> dot_pen();

}  // namespace drctl
