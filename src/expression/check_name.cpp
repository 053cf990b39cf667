// Names and fields.
#include <fmt/format.h>

#include <algorithm>

#include "expression/checker.hpp"
#include "expression/slips.hpp"
#include "support/codes.hpp"
#include "support/edit_distance.hpp"

namespace drctl::expression {

const Type* Checker::find_qualified(const std::string& name, Name::Scope scope) const {
  for (const std::string& candidate : candidates(container_, scope, name)) {
    if (const auto found = declarations_.find(candidate); found != declarations_.end()) return &found->second;
  }
  static const Type type = Type::type();
  return find_type_value(name) ? &type : nullptr;
}

// Nearly no name is more than its first segment.
bool Checker::may_be_qualified(const Path& path) const {
  const auto& head = path.name->name;
  if (!container_.empty() || begins_type_name(head)) return true;
  const auto longer = declarations_.lower_bound(head + ".");
  return longer != declarations_.end() && longer->first.starts_with(head + ".");
}

Type Checker::resolve(const Path& path) {
  const auto selected = [&](Type type, std::size_t used) {
    for (std::size_t i = used - 1; i < path.selections.size(); ++i) {
      const auto& selection = std::get<Select>(path.selections[i]->form);
      type = select(type, selection.field, selection.place);
    }
    return type;
  };
  if (path.name->scope == Name::Scope::innermost) {
    const auto local = std::find_if(locals_.rbegin(), locals_.rend(),
                                    [&](const auto& variable) { return variable.first == path.name->name; });
    if (local != locals_.rend()) return selected(local->second, 1);
  }
  for (std::size_t count = may_be_qualified(path) ? path.size() : 1; count > 0; --count) {
    if (const Type* found = find_qualified(path.prefix(count), path.name->scope))
      return selected(*found, count);
  }
  return undefined(path);
}

Type Checker::undefined(const Path& path) {
  std::vector<std::string> known;
  for (const auto& [name, type] : locals_) known.emplace_back(name);
  for (auto row = declarations_.begin(); row != declarations_.end() && known.size() < most_candidates; ++row)
    known.push_back(row->first);
  auto suggestions = known;
  suggestions.insert(suggestions.end(), {"true", "false", "null"});
  auto near = constant_called(path.name->name);
  if (!near) near = nearest(path.name->name, suggestions);
  std::string help = near ? fmt::format("did you mean '{}'?", *near) : "";
  constexpr std::size_t most = 10;
  if (!near && !known.empty() && known.size() <= most)
    help = fmt::format("there are: {}", fmt::join(known, ", "));
  return fail(codes::undefined_name, path.name_node->span,
              fmt::format("undefined name '{}'", path.name->name), std::move(help));
}

// Nothing is known of its functions, nor whether their arguments are expressions.
bool Checker::is_of_extension(const Call& call) const {
  const auto* name = call.target ? std::get_if<Name>(&call.target->form) : nullptr;
  const auto is_it = [&](const auto& local) { return local.first == name->name; };
  return name != nullptr && begins_extension(name->name) && std::ranges::none_of(locals_, is_it) &&
         find_qualified(name->name, name->scope) == nullptr;
}

Type Checker::visit(const Node& node, const Name&) { return resolve(*path_of(node)); }

Type Checker::visit(const Node& node, const Select& selection) {
  if (const auto path = path_of(node)) return resolve(*path);
  return select(visit(*selection.operand), selection.field, selection.place);
}

Type Checker::select(const Type& operand_type, std::string_view field, const Span& place) {
  const Type operand = types_.apply(operand_type);
  switch (operand.kind()) {
    case Type::Kind::dyn:
    case Type::Kind::variable:
      return Type::dyn();
    case Type::Kind::map:
      if (types_.assign(Type::string(), operand.key())) return operand.value();
      return fail(codes::unknown_field, place,
                  fmt::format("a {} has no fields: its keys are no texts", to_string(operand)),
                  "take an index: map[key]");
    case Type::Kind::object:
      break;
    default:
      return fail(codes::unknown_field, place,
                  fmt::format("a value of type {} has no field '{}'", to_string(operand), field),
                  help_for_field(field));
  }
  const auto found = operand.fields().find(std::string(field));
  if (found != operand.fields().end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [name, type] : operand.fields()) known.push_back(name);
  return fail(
      codes::unknown_field, place, fmt::format("{} has no field '{}'", operand.name(), field),
      did_you_mean(field, known,
                   known.empty() ? "it has no fields" : fmt::format("it has: {}", fmt::join(known, ", "))));
}

Type Checker::visit(const Node&, const Has& has) {
  select(visit(*has.operand), has.field, has.place);
  return Type::boolean();
}

}  // namespace drctl::expression
