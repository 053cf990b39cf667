#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "drctl/adapter.hpp"
#include "platform/file.hpp"

namespace drctl {
namespace {

TEST(Catalog, NamesEachAdapterOnce) {
  std::set<std::string> names;
  for (const auto& row : catalog()) EXPECT_TRUE(names.insert(row.spec.name).second) << row.spec.name;
}

TEST(Catalog, EachShorthandIsAField) {
  for (const auto& [spec, make] : catalog()) {
    if (spec.shorthand.empty()) continue;
    EXPECT_NE(std::ranges::find(spec.fields, spec.shorthand, &Field::name), spec.fields.end()) << spec.name;
  }
}

TEST(Catalog, EachAdapterAndFieldIsDocumented) {
  const auto docs = read_file(DRCTL_SOURCE_DIR "/docs/adapters.md").value();
  for (const auto& [spec, make] : catalog()) {
    const auto start = docs.find("\n## " + spec.name + "\n");
    ASSERT_NE(start, docs.npos) << spec.name;
    const auto section = docs.substr(start, docs.find("\n## ", start + 4) - start);
    for (const auto& field : spec.fields)
      EXPECT_NE(section.find("`" + field.name + "`"), section.npos) << spec.name << " " << field.name;
  }
}

}  // namespace
}  // namespace drctl
