#pragma once

#include <string_view>

#include "adapters/http_exchange.hpp"

namespace drctl {

/// Takes one line of an answer's head: a status line ("HTTP/1.1 200 OK") begins anew, as after a redirect or
/// a 100; a field goes to the headers; other lines are left out.
void add_header_line(HttpAnswer& answer, std::string_view line);

}  // namespace drctl
