#include "runbook/findings.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "support/codes.hpp"

namespace drctl {
namespace {

using View = std::shared_ptr<const Source>;

/// Every byte is hidden that is hidden in either view of the file.
View hidden_in_either(const View& one, const View& other) {
  auto both = std::make_shared<Source>(*one);
  for (std::size_t at = 0; at < both->text.size(); ++at)
    if (one->text[at] != other->text[at]) both->text[at] = '*';
  return both;
}

/// The file, without what any finding hides of it; nothing where none does.
View common_view(const Diagnostics& diagnostics) {
  View common, first;
  for (const auto& found : diagnostics) {
    const auto& view = found.place.source;
    if (!first) first = view;
    const bool is_another = view && view != first && view->text.size() == first->text.size();
    if (is_another) common = hidden_in_either(common ? common : first, view);
  }
  return common;
}

/// A secret that one finding hides stands in the line of another, perhaps.
void hide_for_all(Diagnostics& diagnostics) {
  const auto common = common_view(diagnostics);
  const auto hide = [&](Place& place) {
    if (place.source && place.source->path == common->path) place.source = common;
  };
  if (!common) return;
  for (auto& found : diagnostics) {
    hide(found.place);
    for (auto& related : found.related) hide(related.place);
  }
}

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
  hide_for_all(diagnostics_);
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const auto& a, const auto& b) { return position_of(a.place) < position_of(b.place); });
  const auto same = [](const auto& a, const auto& b) {
    return position_of(a.place) == position_of(b.place) && a.message == b.message;
  };
  diagnostics_.erase(std::unique(diagnostics_.begin(), diagnostics_.end(), same), diagnostics_.end());
  return std::exchange(diagnostics_, {});
}

}  // namespace drctl
