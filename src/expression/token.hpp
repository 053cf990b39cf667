#pragma once

#include <string_view>

#include "expression/span.hpp"

namespace drctl::expression {

struct Token {
  enum class Kind {
    end,
    identifier,
    quoted_identifier,  // `content-type`, after a dot
    integer,
    unsigned_integer,
    number,
    string,
    bytes,
    symbol
  };
  Kind kind = Kind::end;
  std::string_view text;  // as written
  Span span;
};

}  // namespace drctl::expression
