#include "adapters/kubectl_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace drctl {
namespace {

constexpr std::string_view replicas_key = "replicas";
constexpr std::string_view blanks = " \t\r\n";

// What follows the key and its colon, to the end of the value; nothing when `rest` is no value of the key.
std::string_view value_in(std::string_view rest) {
  if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
  if (!rest.starts_with(':')) return {};
  rest.remove_prefix(1);
  rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
  if (rest.starts_with("${")) return rest.substr(0, rest.find('}') + 1);
  return rest.substr(0, rest.find_first_of(" \t\r\n,}"));
}

// YAML reads 0, 00, +0, 0x0 and "0" as nothing; a number that has another digit than 0 is one.
bool is_surely_more_than_0(std::string_view value) {
  return value.find_first_not_of("0123456789") == value.npos && value.find_first_not_of('0') != value.npos;
}

}  // namespace

std::string stops_a_workload(std::string_view manifest) {
  for (auto at = manifest.find(replicas_key); at != manifest.npos; at = manifest.find(replicas_key, at + 1)) {
    const bool is_whole = at == 0 || !std::isalnum(static_cast<unsigned char>(manifest[at - 1]));
    const auto value = value_in(manifest.substr(at + replicas_key.size()));
    if (is_whole && !value.empty() && !is_surely_more_than_0(value))
      return fmt::format("the manifest sets replicas to {}: the workload may stop", value);
  }
  return {};
}

}  // namespace drctl
