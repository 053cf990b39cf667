#include "report/style.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <map>

#include "support/fd.hpp"

namespace drctl {
namespace {

Variables variables(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const char* name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

/// A terminal of the test's own.
Fd terminal() {
  Fd master(::posix_openpt(O_RDWR | O_NOCTTY));
  return master;
}

TEST(AppearanceOf, AFileHasNoColour) {
  const Fd file(::open("/dev/null", O_WRONLY));
  const auto found = appearance_of(file.get(), ColorChoice::automatic, variables({{"LANG", "de_DE.UTF-8"}}));
  EXPECT_EQ(found.colour, Colour::off);
  EXPECT_EQ(found.medium, Medium::file);
  EXPECT_EQ(found.glyphs, Glyphs::unicode);
}

TEST(AppearanceOf, ATerminalHas) {
  const auto fd = terminal();
  const auto found = appearance_of(fd.get(), ColorChoice::automatic, variables({{"TERM", "xterm"}}));
  EXPECT_EQ(found.colour, Colour::on);
  EXPECT_EQ(found.medium, Medium::terminal);
  EXPECT_EQ(found.glyphs, Glyphs::ascii);
}

TEST(AppearanceOf, NoColorAndDumbTerminalsAreHeard) {
  const auto fd = terminal();
  EXPECT_EQ(appearance_of(fd.get(), ColorChoice::automatic, variables({{"NO_COLOR", "1"}})).colour,
            Colour::off);
  EXPECT_EQ(appearance_of(fd.get(), ColorChoice::automatic, variables({{"TERM", "dumb"}})).medium,
            Medium::file);
}

TEST(AppearanceOf, TheOptionHasTheLastWord) {
  const auto fd = terminal();
  EXPECT_EQ(appearance_of(fd.get(), ColorChoice::never, variables({})).colour, Colour::off);
  EXPECT_EQ(appearance_of(fd.get(), ColorChoice::always, variables({{"NO_COLOR", "1"}})).colour, Colour::on);
}

TEST(AppearanceOf, TheFirstLocaleVariableThatIsSetCounts) {
  const auto fd = terminal();
  const auto found =
      appearance_of(fd.get(), ColorChoice::never, variables({{"LC_ALL", "C"}, {"LANG", "C.UTF-8"}}));
  EXPECT_EQ(found.glyphs, Glyphs::ascii);
}

TEST(StylePaint, WrapsOnlyWithColour) {
  EXPECT_EQ(Style({Colour::on, Glyphs::ascii, Medium::terminal, 80}).paint(Tone::bad, "no"),
            "\x1b[31mno\x1b[0m");
  EXPECT_EQ(Style({}).paint(Tone::bad, "no"), "no");
}

}  // namespace
}  // namespace drctl
