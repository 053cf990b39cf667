#pragma once

#include <memory>
#include <string>
#include <vector>

namespace drctl {

/// A text that diagnostics point into. Shared by all places in it.
struct Source {
  std::string path;  ///< as the user named it
  std::string text;  ///< whole, as read
};

/// A stretch of a source. Line and column count from 1, columns in bytes; line 0 means the file as a whole.
struct Place {
  std::shared_ptr<const Source> source;
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 1;  ///< bytes to underline, at least 1
};

enum class Severity { error, warning };

/// Another place that explains the first one: "first defined here".
struct Related {
  Place place;
  std::string message;
};

/// One finding about a file, as data; report/diagnostic_text.hpp renders it.
struct Diagnostic {
  Place place;
  std::string message;  ///< what is wrong: names quoted with ''
  std::string help{};   ///< the fix, or empty
  Severity severity = Severity::error;
  std::vector<Related> related{};
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace drctl
