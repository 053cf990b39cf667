#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/diagnostic.hpp"

namespace drctl {

/// A text taken out of a file, with the way back: quotes, escapes, folding and indentation of YAML are gone
/// from the text, but each of its bytes still knows where in the file it stands.
class SourceText {
 public:
  SourceText() = default;
  /// `offsets` holds, for each byte of `text`, its offset in the source; it may be one longer, then the last
  /// is where the text ends.
  SourceText(std::shared_ptr<const Source> source, std::string text, std::vector<std::uint32_t> offsets);
  /// The text stands in the source as it is, from byte `first` on.
  SourceText(std::shared_ptr<const Source> source, std::string text, std::uint32_t first);

  const std::string& text() const { return text_; }
  const std::shared_ptr<const Source>& source() const { return source_; }

  /// The whole text in its file. Of several lines, the part on the first one.
  Place place() const { return place(0, text_.size()); }
  /// `length` bytes from `offset` on; an offset behind the end is the place behind the last byte.
  Place place(std::size_t offset, std::size_t length) const;

  /// `count` bytes from `begin` on, with their places.
  SourceText part(std::size_t begin, std::size_t count) const;
  /// Adds bytes of `other`, which stands in the same source.
  void append(const SourceText& other);
  /// Adds a byte that the file does not hold, but that stands for what is at `offset` of `from`.
  void append(char byte, const SourceText& from, std::size_t offset);

 private:
  std::size_t in_source(std::size_t offset) const;
  bool is_verbatim() const { return offsets_.empty(); }
  void spell_out();

  std::shared_ptr<const Source> source_;
  std::string text_;
  std::uint32_t first_ = 0;
  std::vector<std::uint32_t> offsets_;  ///< empty where the text stands in the source as it is
};

/// Where the place begins in its source, in bytes. Its line must not be 0.
std::size_t offset_of(const Place& place);

/// The place of `length` bytes from byte `offset` of the source on, cut at the end of the line, at least one
/// byte. A byte order mark does not count as a column.
Place place_in(const std::shared_ptr<const Source>& source, std::size_t offset, std::size_t length);

/// The same place in a copy of the source that shows '*' instead of what stands there: for messages about a
/// secret that somebody wrote into a file.
Place hidden(const Place& place);

}  // namespace drctl
