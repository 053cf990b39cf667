#include "adapters/pg_archive.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

constexpr std::string_view listing = R"(;
; Archive created at 2026-11-25 00:07:15 UTC
;     dbname: volaticloud
;     TOC Entries: 27
;
; Selected TOC Entries:
;
6; 2615 16410 SCHEMA - other volaticloud
2; 3079 16385 EXTENSION - pgcrypto 
222; 1255 16424 FUNCTION public f(integer, text) volaticloud
218; 1259 16411 TABLE other bots auditor
216; 1259 16395 TABLE public bots volaticloud
217; 1259 16407 TABLE public odd name volaticloud
219; 1259 16430 TABLE public parent volaticloud
230; 0 0 TABLE ATTACH public part volaticloud
5; 2615 2200 SCHEMA - public pg_database_owner
3386; 0 0 COMMENT - EXTENSION pgcrypto 
3387; 0 0 ACL public FUNCTION g() postgres
3370; 0 16395 TABLE DATA public bots volaticloud
3371; 0 16407 TABLE DATA public odd name volaticloud
3223; 2606 16401 CONSTRAINT public bots bots_pkey volaticloud
)";

TEST(PgArchive, ReadsAListing) {
  const auto archive = parse_listing(listing).value();
  EXPECT_EQ(archive.created_at, "2026-11-25T00:07:15Z");
  EXPECT_EQ(archive.objects, 14u);
  EXPECT_EQ(archive.tables,
            (std::vector<std::string>{"other.bots", "public.bots", "public.odd name", "public.parent"}));
  EXPECT_EQ(archive.with_data, (std::vector<std::string>{"public.bots", "public.odd name"}));
  EXPECT_EQ(archive.extensions, std::vector<std::string>{"pgcrypto"});
  EXPECT_EQ(archive.owners, (std::vector<std::string>{"auditor", "volaticloud"}));
}

TEST(PgArchive, SelectsAllButCommentsOnExtensions) {
  const auto selection = parse_listing(listing).value().selection;
  EXPECT_EQ(selection.find("COMMENT - EXTENSION"), std::string::npos);
  EXPECT_NE(selection.find("2; 3079 16385 EXTENSION - pgcrypto \n"), std::string::npos);
}

TEST(PgArchive, WithoutATimeItIsNoListing) {
  EXPECT_EQ(parse_listing("hello\n").error(), "pg_restore --list says nothing of when the dump was made");
}

TEST(PgArchive, FindsWantedTablesWithAndWithoutSchema) {
  const auto archive = parse_listing(listing).value();
  EXPECT_TRUE(missing_tables(archive, {"bots", "public.bots", "odd name"}).empty());
}

TEST(PgArchive, SaysWhichTablesAreMissing) {
  const auto archive = parse_listing(listing).value();
  EXPECT_EQ(missing_tables(archive, {"bot", "other.bots", "ots"}),
            (std::vector<std::string>{"the dump holds no table 'bot' (did you mean 'bots'?)",
                                      "the dump holds the table 'other.bots', but not its rows",
                                      "the dump holds no table 'ots' (did you mean 'bots'?)"}));
}

}  // namespace
}  // namespace drctl
