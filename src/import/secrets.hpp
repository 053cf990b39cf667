#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace drctl {

/// A password, a token or a key that a document told in clear.
struct FoundSecret {
  std::size_t line = 0;     ///< of the document
  std::string placeholder;  ///< that stands for it now: "<PASSWORD>"
};

struct Concealed {
  std::string text;
  std::vector<FoundSecret> secrets;
};

/// The document with a placeholder in place of each secret, so that none gets into a runbook: of a title, a
/// comment or an argument. The same secret gets the same placeholder. Lines stay where they are.
Concealed concealed(std::string_view markdown);

}  // namespace drctl
