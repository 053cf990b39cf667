#include "adapters/http_form.hpp"

#include <fmt/format.h>

#include <string_view>

#include "support/percent.hpp"

namespace drctl {
namespace {

constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";

// A blank as %20, which every server reads, and not as +.
std::string escaped(std::string_view text) {
  return percent_encoded(text, [](char c) { return plain.contains(c); });
}

}  // namespace

std::string form_of(const std::map<std::string, std::string>& fields) {
  std::string form;
  for (const auto& [name, value] : fields)
    form += fmt::format("{}{}={}", form.empty() ? "" : "&", escaped(name), escaped(value));
  return form;
}

}  // namespace drctl
