#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace drctl {

/// The offset at which each line of the text begins; there is at least one.
inline std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1))
    starts.push_back(end + 1);
  return starts;
}

/// A text that diagnostics point into. Shared by all places in it.
struct Source {
  std::string path;                                    ///< as the user named it
  std::string text;                                    ///< whole, as read
  std::vector<std::size_t> lines = line_starts(text);  ///< so that a place costs no walk through the text

  /// The line with this number, counted from 1, without its end; empty when there is none.
  std::string_view line(std::size_t number) const;
};

inline std::string_view Source::line(std::size_t number) const {
  if (number == 0 || number > lines.size()) return {};
  const auto begin = lines[number - 1];
  const auto end = number == lines.size() ? text.size() : lines[number] - 1;
  auto content = std::string_view(text).substr(begin, end - begin);
  if (content.ends_with('\r')) content.remove_suffix(1);
  if (number == 1 && content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);  // columns don't count it
  return content;
}

/// A stretch of a source. Line and column count from 1, columns in bytes; line 0 means the file as a whole.
struct Place {
  std::shared_ptr<const Source> source;
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 1;  ///< bytes to underline, at least 1
};

enum class Severity { error, warning };

constexpr std::string_view to_string(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

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
  std::string_view code{};  ///< "E0107", of support/codes.hpp; empty when it is about no file
};

using Diagnostics = std::vector<Diagnostic>;

/// An error with its code.
inline Diagnostic make_error(std::string_view code, Place place, std::string message, std::string help = {},
                             std::vector<Related> related = {}) {
  return {std::move(place), std::move(message), std::move(help), Severity::error, std::move(related), code};
}

}  // namespace drctl
