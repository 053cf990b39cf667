#pragma once

#include <string>
#include <string_view>

namespace drctl {

/// The text for XML, in an element or an attribute. XML has no U+FFFE and U+FFFF, not even escaped: U+FFFD
/// stands for them.
std::string xml_text(std::string_view text);

}  // namespace drctl
