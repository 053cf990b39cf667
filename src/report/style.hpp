#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "journal/state_folder.hpp"

/// How text looks: colours and signs, as far as the place where it is read can show them.
namespace drctl {

enum class Colour { off, on };
enum class Glyphs { ascii, unicode };
enum class Medium { file, terminal };
enum class ColorChoice { automatic, always, never };  ///< --color

/// What the reader's side can show.
struct Appearance {
  Colour colour = Colour::off;
  Glyphs glyphs = Glyphs::ascii;
  Medium medium = Medium::file;
  std::size_t width = 100;  ///< columns
};

/// Of the file descriptor `fd`: colour on a terminal unless NO_COLOR is set (https://no-color.org) or TERM is
/// dumb; signs beyond ASCII when LC_ALL, LC_CTYPE or LANG name UTF-8. `choice` overrides the colour only.
Appearance appearance_of(int fd, ColorChoice choice, const Variables& variables);

enum class Tone { plain, bold, dim, good, bad, warning };

/// The sign before a line.
enum class Mark { done, failed, skipped, tolerated, decision, group, running, line, dot };

class Style {
 public:
  explicit Style(const Appearance& appearance) : appearance_(appearance) {}

  /// The text in this tone; unchanged without colour.
  std::string paint(Tone tone, std::string_view text) const;
  /// The sign, one column wide, in its colour.
  std::string mark(Mark mark) const;
  const Appearance& appearance() const { return appearance_; }

 private:
  Appearance appearance_;
};

}  // namespace drctl
