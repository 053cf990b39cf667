#include "adapters/sql_line.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

TEST(SqlLine, BlanksBecomeOne) { EXPECT_EQ(sql_on_one_line("\n SELECT\t1,\r\n   2 ;\n"), "SELECT 1, 2"); }

TEST(SqlLine, CommentsGo) {
  EXPECT_EQ(sql_on_one_line("SELECT 1 -- one\n+ 2 /* a /* b */ c */ + 3 -- end"), "SELECT 1 + 2 + 3");
}

TEST(SqlLine, QuotesStay) {
  EXPECT_EQ(sql_on_one_line("SELECT 'a  -- it''s  b', \"c  /*\", E'\\'  d'"),
            "SELECT 'a  -- it''s  b', \"c  /*\", E'\\'  d'");
  EXPECT_EQ(sql_on_one_line("SELECT type'a\\'  ,  'b'"), "SELECT type'a\\' , 'b'");
}

TEST(SqlLine, DollarQuotesStay) {
  EXPECT_EQ(sql_on_one_line("DO $x$\nBEGIN  -- $$\nEND $x$  ;"), "DO $x$ BEGIN  -- $$ END $x$");
  EXPECT_EQ(sql_on_one_line("SELECT $1,  $2"), "SELECT $1, $2");
  EXPECT_EQ(sql_on_one_line("SELECT a$b$  FROM c$b$"), "SELECT a$b$ FROM c$b$");
}

TEST(SqlLine, WhatIsNotClosedStands) {
  EXPECT_EQ(sql_on_one_line("SELECT 'a  b"), "SELECT 'a  b");
  EXPECT_EQ(sql_on_one_line("SELECT $$a  b"), "SELECT $$a  b");
  EXPECT_EQ(sql_on_one_line("SELECT 1 /* a"), "SELECT 1");
  EXPECT_EQ(sql_on_one_line(""), "");
}

}  // namespace
}  // namespace drctl
