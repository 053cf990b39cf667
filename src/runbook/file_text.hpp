#pragma once

#include <memory>
#include <optional>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// Why the file can't be a text that people edit: another encoding than UTF-8, a control character. Nothing
/// when it can.
std::optional<Diagnostic> unreadable(const std::shared_ptr<const Source>& source);

/// How many bytes a byte order mark takes at its beginning: 0 or 3.
std::size_t byte_order_mark_size(const Source& source);

}  // namespace drctl
