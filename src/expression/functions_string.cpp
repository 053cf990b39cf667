// The standard functions of texts and bytes.
#include "expression/library.hpp"
#include "expression/utf8.hpp"

namespace drctl::expression {
namespace {

Outcome size_of_text(Arguments a, Context& context) {
  context.budget().scan(a[0].string()->size());
  return static_cast<std::int64_t>(utf8::length(*a[0].string()));
}

Outcome size_of_bytes(Arguments a, Context&) { return static_cast<std::int64_t>(a[0].bytes()->size()); }

Outcome contains(Arguments a, Context& context) {
  if (!context.budget().scan(a[0].string()->size())) return Value();
  return a[0].string()->find(*a[1].string()) != std::string::npos;
}

Outcome starts_with(Arguments a, Context&) { return a[0].string()->starts_with(*a[1].string()); }

Outcome ends_with(Arguments a, Context&) { return a[0].string()->ends_with(*a[1].string()); }

Outcome matches(Arguments a, Context& context) {
  const auto regex = context.regex(*a[1].string());
  if (!regex) return std::unexpected(regex.error());
  if (!context.budget().scan(4 * a[0].string()->size())) return Value();
  return (*regex)->matches(*a[0].string());
}

Outcome join_texts(Arguments a, Context& context) {
  if (!context.budget().make_text(a[0].string()->size() + a[1].string()->size())) return Value();
  return *a[0].string() + *a[1].string();
}

Outcome join_bytes(Arguments a, Context& context) {
  if (!context.budget().make_text(a[0].bytes()->size() + a[1].bytes()->size())) return Value();
  return Bytes{*a[0].bytes() + *a[1].bytes()};
}

}  // namespace

void add_strings(Library& library) {
  const Type s = Type::string(), bytes = Type::bytes(), boolean = Type::boolean();
  library.function_and_method("size", {s}, Type::integer(), size_of_text);
  library.function_and_method("size", {bytes}, Type::integer(), size_of_bytes);
  library.function("_+_", {s, s}, s, join_texts);
  library.function("_+_", {bytes, bytes}, bytes, join_bytes);
  library.method("contains", {s, s}, boolean, contains);
  library.method("startsWith", {s, s}, boolean, starts_with);
  library.method("endsWith", {s, s}, boolean, ends_with);
  library.function_and_method("matches", {s, s}, boolean, matches);
}

}  // namespace drctl::expression
