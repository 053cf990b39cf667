#include "runbook/findings.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "support/codes.hpp"

namespace drctl {
namespace {

auto position(const Diagnostic& found) { return std::tuple(found.place.line, found.place.column); }

}  // namespace

void Findings::add(codes::Code code, Place place, std::string message, std::string help,
                   std::vector<Related> related) {
  diagnostics_.push_back(
      make_error(code, std::move(place), std::move(message), std::move(help), std::move(related)));
}

void Findings::warn(codes::Code code, Place place, std::string message, std::string help) {
  diagnostics_.push_back(
      {std::move(place), std::move(message), std::move(help), Severity::warning, {}, code});
}

void Findings::add(Diagnostics diagnostics) {
  diagnostics_.insert(diagnostics_.end(), std::make_move_iterator(diagnostics.begin()),
                      std::make_move_iterator(diagnostics.end()));
}

void Findings::add(const std::vector<expression::Error>& errors, const SourceText& text, std::size_t shift) {
  for (const auto& error : errors)
    add(error.code, text.place(shift + error.offset, std::max<std::size_t>(1, error.length)), error.message,
        error.help);
}

Diagnostics Findings::take() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const auto& a, const auto& b) { return position(a) < position(b); });
  const auto same = [](const auto& a, const auto& b) {
    return position(a) == position(b) && a.message == b.message;
  };
  diagnostics_.erase(std::unique(diagnostics_.begin(), diagnostics_.end(), same), diagnostics_.end());
  return std::exchange(diagnostics_, {});
}

}  // namespace drctl
