#include <fmt/format.h>

#include <array>
#include <map>

#include "runbook/keys.hpp"
#include "runbook/read_expected.hpp"
#include "runbook/read_scalar.hpp"
#include "runbook/read_script.hpp"
#include "runbook/read_value.hpp"
#include "runbook/test_file.hpp"
#include "runbook/test_language.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

std::vector<std::pair<Name, FieldValue>> read_vars(Reader& reader, const Yaml& yaml) {
  std::vector<std::pair<Name, FieldValue>> vars;
  if (!expect_map(reader, yaml, "'vars'")) return vars;
  for (const auto& entry : yaml.entries) {
    auto name = check_identifier(reader, "a variable", entry.key);
    auto value = read_fixed(reader, "'" + entry.key.text() + "'", entry.value);
    if (name && value) vars.emplace_back(std::move(*name), std::move(*value));
  }
  return vars;
}

constexpr std::array<Key<TestCase>, 5> case_keys = {
    Key<TestCase>{{"case", Wants::name, is_required, "its name"},
                  [](Reader& reader, const YamlEntry& entry, TestCase& into) {
                    into.name = read_id(reader, "'case'", entry.value).value_or(Name{});
                  }},
    {{"title", Wants::text, is_optional, "what it shows, in one line"},
     [](Reader& reader, const YamlEntry& entry, TestCase& into) {
       into.title = read_plain_text(reader, "'title'", entry.value).value_or("");
     }},
    {{"vars", Wants::mapping, is_optional, "values of variables"},
     [](Reader& reader, const YamlEntry& entry, TestCase& into) {
       into.vars = read_vars(reader, entry.value);
     }},
    {{"steps", Wants::mapping, is_optional, "what steps answer"},
     [](Reader& reader, const YamlEntry& entry, TestCase& into) {
       into.steps = read_scripts(reader, entry.value);
     }},
    {{"expect", Wants::mapping, is_optional, "what the run must come to"},
     [](Reader& reader, const YamlEntry& entry, TestCase& into) {
       into.expect = read_expected(reader, entry.value);
     }},
};

void read_cases(Reader& reader, const YamlEntry& entry, TestFile& into) {
  if (entry.value.kind != Yaml::Kind::list)
    return reader.findings.add(codes::wrong_kind, entry.value.place, "'cases' is a list",
                               "write '- case: NAME' lines below it");
  for (const auto& item : entry.value.items) {
    TestCase one;
    if (read_mapping(reader, item, "a case", std::span<const Key<TestCase>>(case_keys), one))
      into.cases.push_back(std::move(one));
  }
  if (entry.value.items.empty())
    reader.findings.add(codes::empty_list, entry.value.place, "'cases' is empty", "add a case");
}

constexpr std::array<Key<TestFile>, 4> test_keys = {
    Key<TestFile>{{"test", Wants::name, is_required, "the runbook that is tested: the one beside this file"},
                  [](Reader& reader, const YamlEntry& entry, TestFile& into) {
                    into.runbook = read_id(reader, "'test'", entry.value).value_or(Name{});
                  }},
    {{"vars", Wants::mapping, is_optional, "values of variables, for every case"},
     [](Reader& reader, const YamlEntry& entry, TestFile& into) {
       into.vars = read_vars(reader, entry.value);
     }},
    {{"steps", Wants::mapping, is_optional, "what steps answer, in every case"},
     [](Reader& reader, const YamlEntry& entry, TestFile& into) {
       into.steps = read_scripts(reader, entry.value);
     }},
    {{"cases", Wants::list, is_required, "the cases, '- case: NAME' each"}, read_cases},
};

void check_case_names(Reader& reader, const TestFile& file) {
  std::map<std::string, Place> seen;
  for (const auto& one : file.cases) {
    const auto [first, is_new] = seen.emplace(one.name.text, one.name.place);
    if (!is_new && !one.name.text.empty())
      reader.findings.add(codes::same_case, one.name.place,
                          fmt::format("there are two cases '{}'", one.name.text), "give each its own name",
                          {{first->second, "the first"}});
  }
}

}  // namespace

std::vector<KeyText> test_key_texts() { return texts_of(std::span<const Key<TestFile>>(test_keys)); }

std::vector<KeyText> case_key_texts() { return texts_of(std::span<const Key<TestCase>>(case_keys)); }

bool is_test_file(const std::filesystem::path& file) {
  const auto name = file.filename().string();
  return name.ends_with(".test.yaml") || name.ends_with(".test.yml");
}

TestReading read_what_a_test_says(std::shared_ptr<const Source> source) {
  TestFile file;
  file.source = source;
  Reader reader{.adapters = {}};
  auto document = read_yaml(source);
  reader.findings.add(std::move(document.diagnostics));
  if (document.root.kind == Yaml::Kind::nothing)
    reader.findings.add(codes::empty_file, {.source = source}, "the file is empty",
                        "a test starts with 'test: RUNBOOK'");
  else
    read_mapping(reader, document.root, "the test", std::span<const Key<TestFile>>(test_keys), file);
  check_case_names(reader, file);
  return {std::move(file), reader.findings.take()};
}

std::expected<TestFile, Diagnostics> read_test_file(std::shared_ptr<const Source> source) {
  auto reading = read_what_a_test_says(std::move(source));
  if (!reading.diagnostics.empty()) return std::unexpected(std::move(reading.diagnostics));
  return std::move(reading.file);
}

}  // namespace drctl
