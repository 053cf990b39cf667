#include "adapters/sql_effect.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "adapters/sql_functions.hpp"
#include "adapters/sql_names.hpp"
#include "adapters/sql_parse.hpp"
#include "adapters/sql_plain_functions.hpp"
#include "adapters/sql_statements.hpp"

namespace drctl {

namespace {

// A statement's name in the tree, such as "DeleteStmt"; fields that hold one ("selectStmt") begin small.
bool is_statement(std::string_view key) {
  return key.ends_with("Stmt") && key.front() >= 'A' && key.front() <= 'Z';
}

std::optional<Verdict> verdict_of_call(SqlNode node) {
  auto name = last_name(list_field(node, "funcname"));
  auto does = function_effect(name);
  if (!does) return std::nullopt;
  return Verdict{does->effect, fmt::format("{}() {}", name, does->what)};
}

// "app.now", not "now" or "pg_catalog.now".
bool is_in_own_schema(SqlList name) {
  return name.size() > 1 && text_field(node_field(*name.begin(), "String"), "sval") != "pg_catalog";
}

std::string lock_words(std::string_view strength) {
  if (strength == "LCS_FORUPDATE") return "FOR UPDATE";
  if (strength == "LCS_FORNOKEYUPDATE") return "FOR NO KEY UPDATE";
  return strength == "LCS_FORSHARE" ? "FOR SHARE" : "FOR KEY SHARE";
}

std::optional<Verdict> verdict_of_node(std::string_view key, SqlNode node) {
  if (is_statement(key)) return verdict_of(key, node);
  if (key == "FuncCall") return verdict_of_call(node);
  if (key == "LockingClause")
    return Verdict{Effect::change, lock_words(text_field(node, "strength")) + " locks rows"};
  if (key == "intoClause")
    return Verdict{Effect::change, "SELECT INTO creates " + relation_name(node_field(node, "rel"))};
  return std::nullopt;
}

// Walks the trees with a stack of its own: they are as deep as the text is long.
class Walk {
 public:
  Verdict worst_in(std::vector<SqlNode> statements) {
    todo_ = std::move(statements);
    while (!todo_.empty()) {
      const auto node = todo_.back();
      todo_.pop_back();
      visit(node);
    }
    // A read runs READ ONLY, whatever the functions do that it calls. A change does not.
    if (worst_.effect == Effect::change && !stranger_.empty())
      return {Effect::destructive,
              fmt::format("calls {}(), and drctl can't know what that does; {}", stranger_, worst_.reason)};
    return worst_;
  }

 private:
  void visit(SqlNode node) {
    SqlList list;
    if (node.get(list) == simdjson::SUCCESS)
      for (const auto element : list) todo_.push_back(element);
    simdjson::dom::object object;
    if (node.get(object) == simdjson::SUCCESS)
      for (const auto [key, value] : object) visit_field(key, value);
  }

  void visit_field(std::string_view key, SqlNode value) {
    if (!value.is_object() && !value.is_array()) return;
    if (auto verdict = verdict_of_node(key, value)) consider(std::move(*verdict));
    if (key == "FuncCall") note_stranger(list_field(value, "funcname"));
    if (key == "A_Expr") note_operator(list_field(value, "name"));
    if (!is_statement(key) || runs_what_it_holds(key, value)) todo_.push_back(value);
  }

  void consider(Verdict verdict) {
    if (worst_.reason.empty() || verdict.effect > worst_.effect) worst_ = std::move(verdict);
  }

  // A schema of one's own may hold a function with the name of an everyday one.
  void note_stranger(SqlList name) {
    const auto function = last_name(name);
    if (is_in_own_schema(name) || (!is_plain_function(function) && !function_effect(function)))
      stranger_ = function;
  }

  void note_operator(SqlList name) {
    if (is_in_own_schema(name)) stranger_ = "OPERATOR " + last_name(name);
  }

  std::vector<SqlNode> todo_;
  std::string stranger_;  ///< a function that is none of PostgreSQL's everyday ones
  Verdict worst_{Effect::read, ""};
};

std::string first_refusal(const std::vector<SqlNode>& statements) {
  for (const auto statement : statements)
    for (const auto [kind, node] : simdjson::dom::object(statement))
      if (auto refusal = refusal_of(kind, node); !refusal.empty()) return refusal;
  return {};
}

SqlEffect unreadable(std::string_view text, const std::string& why) {
  auto reason = fmt::format("drctl's SQL parser (PostgreSQL 15) can't read it: {}", why);
  bool cut = text.contains('\0');  // libpq would send what is before it
  return {Effect::destructive, reason, 0,
          cut ? "the text holds a zero byte, which PostgreSQL can't take" : "", false};
}

}  // namespace

SqlEffect classify_sql(std::string_view text) {
  const auto tree = parse_sql(text);
  if (!tree) return unreadable(text, tree.error());
  const auto& statements = tree->statements();
  auto worst = Walk{}.worst_in(statements);
  return {worst.effect, worst.reason, statements.size(), first_refusal(statements)};
}

}  // namespace drctl
