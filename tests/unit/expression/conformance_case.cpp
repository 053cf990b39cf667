#include "unit/expression/conformance_case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "expression/encoding.hpp"

namespace drctl::expression {
namespace {

using nlohmann::json;

double read_number(const json& node) {
  return node.is_string() ? std::stod(node.get<std::string>()) : node.get<double>();
}

Value read_value(const json& node);

Value read_map(const json& node) {
  Value::Map map;
  for (const json& entry : node.value("entries", json::array())) {
    map.emplace(read_value(entry.at("key")), read_value(entry.at("value")));
  }
  return map;
}

Value read_list(const json& node) {
  Value::List list;
  for (const json& element : node.value("values", json::array())) list.push_back(read_value(element));
  return list;
}

Value read_value(const json& node) {
  const std::string& kind = node.begin().key();
  const json& content = node.begin().value();
  if (kind == "null_value") return nullptr;
  if (kind == "bool_value") return content.get<bool>();
  if (kind == "int64_value") return std::stoll(content.get<std::string>());
  if (kind == "uint64_value") return Value::unsigned_integer(std::stoull(content.get<std::string>()));
  if (kind == "double_value") return read_number(content);
  if (kind == "string_value") return content.get<std::string>();
  if (kind == "bytes_value") return Bytes{decode_base64(content.get<std::string>()).value()};
  if (kind == "type_value") return TypeName{content.get<std::string>()};
  if (kind == "list_value") return read_list(content);
  if (kind == "map_value") return read_map(content);
  throw std::runtime_error("unknown value " + node.dump());
}

Type read_type(const json& node) {
  const std::string& kind = node.begin().key();
  const json& content = node.begin().value();
  if (kind == "null") return Type::null();
  if (kind == "dyn") return Type::dyn();
  if (kind == "list_type") return Type::list(read_type(content.at("elem_type")));
  if (kind == "map_type")
    return Type::map(read_type(content.at("key_type")), read_type(content.at("value_type")));
  const std::string name = content.get<std::string>();
  if (name == "BOOL") return Type::boolean();
  if (name == "INT64") return Type::integer();
  if (name == "UINT64") return Type::unsigned_integer();
  if (name == "DOUBLE") return Type::number();
  if (name == "STRING") return Type::string();
  if (name == "BYTES") return Type::bytes();
  if (name == "TIMESTAMP") return Type::timestamp();
  if (name == "DURATION") return Type::duration();
  throw std::runtime_error("unknown type " + node.dump());
}

// Two cases lost their meaning on the way to JSON: the suite writes b"...\\?..." in protobuf's text format,
// where \\? stands for a question mark, and the conversion took it for two characters.
void mend(ConformanceCase& test) {
  const std::string_view name = test.name;
  const bool misread = name == "parse/bytes_literals/triple_single_quoted_unescaped_punctuation" ||
                       name == "parse/bytes_literals/triple_double_quoted_unescaped_punctuation";
  if (misread && test.value == Value(Bytes{" \\? \" ' ` "})) test.value = Bytes{" ? \" ' ` "};
}

ConformanceCase read_case(const json& node, const std::string& place) {
  ConformanceCase test;
  test.name = place + "/" + node.at("name").get<std::string>();
  test.text = node.at("expr").get<std::string>();
  test.container = node.value("container", "");
  test.check = !node.value("disable_check", false);
  test.macros = !node.value("disable_macros", false);
  for (const json& declaration : node.value("type_env", json::array())) {
    test.declarations.emplace(declaration.at("name").get<std::string>(),
                              read_type(declaration.at("ident").at("type")));
  }
  const json bindings = node.value("bindings", json::object());
  for (const auto& [name, binding] : bindings.items()) {
    test.bindings.emplace(name, read_value(binding.at("value")));
  }
  if (!node.contains("eval_error"))
    test.value = node.contains("value") ? read_value(node.at("value")) : Value(true);
  mend(test);
  return test;
}

std::string told(const Error& error) { return fmt::format("{} (at {})", error.message, error.offset); }

}  // namespace

std::string conformance_folder() {
  const char* given = std::getenv("DRCTL_CEL_CASES");
  return given ? given : DRCTL_SOURCE_DIR "/tests/cel-conformance";
}

std::vector<ConformanceCase> read_conformance_cases(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<ConformanceCase> cases;
  for (const auto& file : files) {
    std::ifstream stream(file);
    const json content = json::parse(stream);
    for (const json& section : content.at("section")) {
      const std::string place = file.stem().string() + "/" + section.at("name").get<std::string>();
      for (const json& test : section.at("test")) cases.push_back(read_case(test, place));
    }
  }
  return cases;
}

std::optional<std::string> failure_of(const ConformanceCase& test) {
  const auto macros = test.macros ? Macros::expanded : Macros::off;
  const auto expression = Expression::parse(test.text, {}, macros);
  if (!expression) return "no parse: " + told(expression.error().front());
  if (test.check) {
    const auto type = expression->check(test.declarations, test.container, Literals::taken);
    if (!type) return "no type: " + told(type.error().front());
  }
  const auto value = expression->evaluate(test.bindings, {}, test.container);
  if (!test.value) return value ? std::optional("expected an error, found " + to_text(*value)) : std::nullopt;
  if (!value) return "no value: " + told(value.error());
  if (*value == *test.value) return std::nullopt;
  return fmt::format("expected {} {}, found {} {}", type_name_of(*test.value), to_text(*test.value),
                     type_name_of(*value), to_text(*value));
}

}  // namespace drctl::expression
