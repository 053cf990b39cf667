// An expression: parsed, checked without and with names, evaluated, explained.
#include "expression/expression.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "expression/interpolation.hpp"

using namespace drctl::expression;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)Template::parse(text);
  const auto parsed = Expression::parse(text);
  if (!parsed) return 0;
  (void)parsed->check({});
  const Bindings names{{"a", Value(std::int64_t{3})},
                       {"s", Value("text")},
                       {"l", Value(Value::List{Value(std::int64_t{1}), Value(2.5), Value("x")})},
                       {"m", Value(Value::Map{{Value("k"), Value(true)}})}};
  (void)parsed->evaluate(names);
  return 0;
}
