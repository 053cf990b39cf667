#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "drctl/diagnostic.hpp"
#include "expression/error.hpp"
#include "runbook/source_text.hpp"

namespace drctl {

/// Where in its file a place is, to be compared with another one of the same file.
inline std::pair<std::size_t, std::size_t> position_of(const Place& place) {
  return {place.line, place.column};
}

/// Collects what is wrong with one file.
class Findings {
 public:
  void add(std::string_view code, Place place, std::string message, std::string help = {},
           std::vector<Related> related = {});
  void warn(std::string_view code, Place place, std::string message, std::string help);
  void add(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  void add(Diagnostics diagnostics);
  /// Errors of an expression, placed in the text that it was parsed from, `shift` bytes behind its beginning.
  void add(const std::vector<expression::Error>& errors, const SourceText& text, std::size_t shift = 0);

  bool empty() const { return diagnostics_.empty(); }
  std::size_t size() const { return diagnostics_.size(); }
  /// In the order of the file, each once.
  Diagnostics take();

 private:
  Diagnostics diagnostics_;
};

}  // namespace drctl
