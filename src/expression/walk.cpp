#include "expression/walk.hpp"

#include <algorithm>

namespace drctl::expression {

void for_each_child(const Node& node, const std::function<void(const Node&)>& visit) {
  const auto one = [&](const NodePointer& child) {
    if (child) visit(*child);
  };
  const auto all = [&](const std::vector<NodePointer>& children) {
    for (const NodePointer& child : children) one(child);
  };
  std::visit(
      Overloaded{[](const Literal&) {}, [](const Name&) {},
                 [&](const Select& select) { one(select.operand); },
                 [&](const Has& has) { one(has.operand); },
                 [&](const Call& call) { one(call.target), all(call.arguments); },
                 [&](const Logic& logic) { all(logic.operands); },
                 [&](const Conditional& c) { one(c.condition), one(c.consequence), one(c.alternative); },
                 [&](const ListLiteral& list) { all(list.elements); },
                 [&](const MapLiteral& map) {
                   for (const auto& [key, value] : map.entries) one(key), one(value);
                 },
                 [&](const Macro& macro) { one(macro.range), one(macro.condition), one(macro.body); }},
      node.form);
}

std::size_t depth_of_children(const Node& node) {
  std::size_t depth = 0;
  for_each_child(node, [&](const Node& child) { depth = std::max(depth, child.depth); });
  return depth;
}

}  // namespace drctl::expression
