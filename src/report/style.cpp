#include "report/style.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>

#include "support/ascii.hpp"

namespace drctl {
namespace {

std::string value_of(const Variables& variables, const char* name) { return variables(name).value_or(""); }

// POSIX: the first of these that is set and not empty says which characters there are.
Glyphs glyphs_of(const Variables& variables) {
  for (const auto* name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const auto value = lower(value_of(variables, name)); !value.empty())
      return value.contains("utf-8") || value.contains("utf8") ? Glyphs::unicode : Glyphs::ascii;
  return Glyphs::ascii;
}

Colour colour_of(Medium medium, ColorChoice choice, const Variables& variables) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always ? Colour::on : Colour::off;
  return medium == Medium::terminal && value_of(variables, "NO_COLOR").empty() ? Colour::on : Colour::off;
}

std::size_t width_of(int fd) {
  winsize size{};
  constexpr std::size_t narrowest = 40;
  if (::ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return Appearance{}.width;
  return std::max<std::size_t>(narrowest, size.ws_col);
}

struct Sign {
  std::string_view unicode, ascii;
  Tone tone;
};

Sign sign_of(Mark mark) {
  constexpr std::array<Sign, 9> signs = {{{"✓", "+", Tone::good},
                                          {"✗", "x", Tone::bad},
                                          {"-", "-", Tone::dim},
                                          {"!", "!", Tone::warning},
                                          {"?", "?", Tone::bold},
                                          {"▸", ">", Tone::bold},
                                          {"…", ".", Tone::bold},
                                          {"│", "|", Tone::dim},
                                          {"·", ".", Tone::dim}}};
  return signs[static_cast<std::size_t>(mark)];
}

}  // namespace

Appearance appearance_of(int fd, ColorChoice choice, const Variables& variables) {
  const bool dumb = value_of(variables, "TERM") == "dumb";
  const auto medium = ::isatty(fd) == 1 && !dumb ? Medium::terminal : Medium::file;
  return {colour_of(medium, choice, variables), glyphs_of(variables), medium, width_of(fd)};
}

std::string Style::paint(Tone tone, std::string_view text) const {
  constexpr std::array<std::string_view, 6> codes = {"", "1", "2", "32", "31", "33"};
  const auto code = codes[static_cast<std::size_t>(tone)];
  if (appearance_.colour == Colour::off || code.empty() || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string Style::mark(Mark mark) const {
  const auto sign = sign_of(mark);
  return paint(sign.tone, appearance_.glyphs == Glyphs::unicode ? sign.unicode : sign.ascii);
}

}  // namespace drctl
