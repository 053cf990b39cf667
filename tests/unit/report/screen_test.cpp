#include <gtest/gtest.h>

#include "support/masking.hpp"
#include "unit/report/test_screen.hpp"

namespace drctl {
namespace {

using test::TestScreen;

TEST(Screen, KeepsTheStatusLineBelowWhatIsPrinted) {
  TestScreen out(Medium::terminal);
  out.screen.status("at work");
  EXPECT_EQ(out.take(), "at work");
  out.screen.print("done\n");
  EXPECT_EQ(out.take(), "\r\x1b[Kdone\nat work");
  out.screen.status("");
  EXPECT_EQ(out.take(), "\r\x1b[K");
}

TEST(Screen, HasNoStatusLineOnAFile) {
  TestScreen out(Medium::file);
  out.screen.status("at work");
  out.screen.print("done\n");
  EXPECT_EQ(out.take(), "done\n");
}

TEST(Screen, HidesTheStatusLineWhileAPersonTypes) {
  TestScreen out(Medium::terminal);
  out.screen.status("at work");
  {
    const Screen::Hold hold(out.screen);
    out.screen.status("still at work");
    out.screen.print("sure? ");
  }
  EXPECT_EQ(out.take(), "at work\r\x1b[Ksure? ");
}

TEST(Screen, CutsTheStatusLineToOneLine) {
  TestScreen out(Medium::terminal);
  out.screen.status(std::string(200, 'x') + "\n");
  EXPECT_EQ(out.take(), std::string(96, 'x') + "...");
}

TEST(Screen, ShowsNoSecret) {
  TestScreen out(Medium::terminal);
  Masker masker;
  masker.add("hunter2");
  out.screen.mask_with(&masker);
  out.screen.print("password hunter2\n");
  out.screen.status("trying hunter2");
  EXPECT_EQ(out.take(), "password [secret]\ntrying [secret]");
}

}  // namespace
}  // namespace drctl
