#include "report/diagnostic_text.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

Place place_in(const std::string& text, std::size_t line, std::size_t column, std::size_t length) {
  return {std::make_shared<Source>(Source{"x.yaml", text}), line, column, length};
}

TEST(DiagnosticText, ShowsThePlaceAndTheFix) {
  Diagnostic found{place_in("steps:\n    timout: 30s\n", 2, 5, 6),
                   "unknown key 'timout'",
                   "did you mean 'timeout'?",
                   Severity::error,
                   {}};
  EXPECT_EQ(diagnostic_text(found, Colour::off),
            "x.yaml:2:5: error: unknown key 'timout'\n"
            "    2 |     timout: 30s\n"
            "      |     ^^^^^^\n"
            "  help: did you mean 'timeout'?\n");
}

TEST(DiagnosticText, SaysWhatTheFileIsAboutWhenThereIsNoLine) {
  Diagnostic found{place_in("", 0, 0, 1), "the file is empty", "", Severity::error, {}};
  EXPECT_EQ(diagnostic_text(found, Colour::off), "x.yaml: error: the file is empty\n");
}

TEST(DiagnosticText, PointsToRelatedPlaces) {
  Diagnostic found{place_in("a: 1\na: 2\n", 2, 1, 1),
                   "duplicate key 'a'",
                   "",
                   Severity::error,
                   {{place_in("a: 1\na: 2\n", 1, 1, 1), "first defined here"}}};
  EXPECT_EQ(diagnostic_text(found, Colour::off),
            "x.yaml:2:1: error: duplicate key 'a'\n"
            "    2 | a: 2\n"
            "      | ^\n"
            "x.yaml:1:1: note: first defined here\n"
            "    1 | a: 1\n"
            "      | ^\n");
}

TEST(DiagnosticText, PutsTheCaretBelowWideCharacters) {
  Diagnostic found{place_in("名: 前 x\n", 1, 10, 1), "no", "", Severity::error, {}};
  EXPECT_EQ(diagnostic_text(found, Colour::off),
            "x.yaml:1:10: error: no\n"
            "    1 | 名: 前 x\n"
            "      |        ^\n");
}

TEST(DiagnosticText, CutsALongLineAroundThePlace) {
  Diagnostic found{place_in(std::string(500, 'a') + "!" + std::string(500, 'b'), 1, 501, 1),
                   "no",
                   "",
                   Severity::error,
                   {}};
  EXPECT_EQ(diagnostic_text(found, Colour::off), "x.yaml:1:501: error: no\n    1 | ..." +
                                                     std::string(60, 'a') + "!" + std::string(60, 'b') +
                                                     "...\n      | " + std::string(63, ' ') + "^\n");
}

TEST(DiagnosticText, LetsNoEscapeSequenceThrough) {
  Diagnostic found{place_in("a: \x1b[2J\n", 1, 1, 1), "no \x1b[2J", "", Severity::error, {}};
  EXPECT_EQ(diagnostic_text(found, Colour::off).find('\x1b'), std::string::npos);
}

TEST(DiagnosticText, ColoursTheCaretOnATerminal) {
  Diagnostic found{place_in("a\n", 1, 1, 1), "no", "", Severity::error, {}};
  EXPECT_NE(diagnostic_text(found, Colour::on).find("\x1b["), std::string::npos);
}

}  // namespace
}  // namespace drctl
