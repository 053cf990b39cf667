#pragma once
#include <string>
#include <vector>

namespace drctl::recovery {

/// A way in which a secret may stand in a text.
struct Form {
  std::string kind, words;
};

/// As it is, or escaped for JSON, a URL or a shell; also each long line of one with several.
std::vector<Form> written_forms(const std::string& secret);

/// In hexadecimal, in base64 at any alignment, once or twice: what the secret alone decides. They may be
/// broken over lines, or stand apart, so they are looked for in the `joined` text.
std::vector<Form> encoded_forms(const std::string& secret);

/// Without colours and without what is no character of an encoding: as if no line had ever ended.
std::string joined(const std::string& text);

}  // namespace drctl::recovery
