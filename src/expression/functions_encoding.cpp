// The extension "encoders" of CEL.
#include "expression/encoding.hpp"
#include "expression/library.hpp"

namespace drctl::expression {
namespace {

Outcome encode(Arguments a, Context& context) {
  if (!context.budget().make_text(a[0].bytes()->size() / 3 * 4 + 4)) return Value();
  return encode_base64(*a[0].bytes());
}

Outcome decode(Arguments a, Context& context) {
  if (!context.budget().make_text(a[0].string()->size())) return Value();
  auto bytes = decode_base64(*a[0].string());
  if (!bytes) return std::unexpected("the text is no base64");
  return Bytes{std::move(*bytes)};
}

}  // namespace

void add_encoders(Library& library) {
  library.function("base64.encode", {Type::bytes()}, Type::string(), encode);
  library.function("base64.decode", {Type::string()}, Type::bytes(), decode);
}

}  // namespace drctl::expression
