#include "runbook/source_text.hpp"

#include <algorithm>
#include <numeric>

namespace drctl {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Where line `number` of the source ends: before "\n" or "\r\n".
std::size_t end_of_line(const Source& source, std::size_t number) {
  const bool is_last = number == source.lines.size();
  const auto end = is_last ? source.text.size() : source.lines[number] - 1;
  return end > source.lines[number - 1] && source.text[end - 1] == '\r' ? end - 1 : end;
}

}  // namespace

Place place_in(const std::shared_ptr<const Source>& source, std::size_t offset, std::size_t length) {
  const std::string_view text = source->text;
  offset = std::min(offset, text.size());
  const auto next = std::ranges::upper_bound(source->lines, offset);
  const auto line = static_cast<std::size_t>(next - source->lines.begin());
  auto start = source->lines[line - 1];
  if (start == 0 && text.starts_with(byte_order_mark)) start = byte_order_mark.size();
  const auto end = std::max(end_of_line(*source, line), offset);
  return {.source = source,
          .line = line,
          .column = offset < start ? 1 : offset - start + 1,
          .length = std::max<std::size_t>(1, std::min(length, end - offset))};
}

SourceText::SourceText(std::shared_ptr<const Source> source, std::string text,
                       std::vector<std::uint32_t> offsets)
    : source_(std::move(source)), text_(std::move(text)), offsets_(std::move(offsets)) {
  if (offsets_.empty()) offsets_.push_back(0);
  if (offsets_.size() == text_.size()) offsets_.push_back(offsets_.back() + 1);
}

SourceText::SourceText(std::shared_ptr<const Source> source, std::string text, std::uint32_t first)
    : source_(std::move(source)), text_(std::move(text)), first_(first) {}

std::size_t SourceText::in_source(std::size_t offset) const {
  if (is_verbatim()) return first_ + std::min(offset, text_.size());
  return offsets_[std::min(offset, offsets_.size() - 1)];
}

void SourceText::spell_out() {
  if (!is_verbatim()) return;
  offsets_.resize(text_.size() + 1);
  std::iota(offsets_.begin(), offsets_.end(), first_);
}

Place SourceText::place(std::size_t offset, std::size_t length) const {
  if (!source_) return {};
  const auto begin = in_source(offset);
  const auto end = in_source(std::min(offset, text_.size()) + length);
  return place_in(source_, begin, end > begin ? end - begin : 1);
}

SourceText SourceText::part(std::size_t begin, std::size_t count) const {
  begin = std::min(begin, text_.size());
  count = std::min(count, text_.size() - begin);
  auto words = text_.substr(begin, count);
  if (is_verbatim()) return {source_, std::move(words), static_cast<std::uint32_t>(first_ + begin)};
  const auto from = offsets_.begin() + static_cast<std::ptrdiff_t>(begin);
  return {source_, std::move(words), {from, from + static_cast<std::ptrdiff_t>(count) + 1}};
}

void SourceText::append(const SourceText& other) {
  if (!source_ || text_.empty()) return void(*this = other);
  if (is_verbatim() && other.is_verbatim() && first_ + text_.size() == other.first_)
    return void(text_ += other.text_);
  auto behind = other;
  behind.spell_out();
  spell_out();
  offsets_.pop_back();
  text_ += behind.text_;
  offsets_.insert(offsets_.end(), behind.offsets_.begin(), behind.offsets_.end());
}

void SourceText::append(char byte, const SourceText& from, std::size_t offset) {
  const auto begin = static_cast<std::uint32_t>(from.in_source(offset));
  const auto end = static_cast<std::uint32_t>(from.in_source(offset + 1));
  append(SourceText(from.source_, std::string(1, byte), std::vector{begin, end}));
}

std::size_t offset_of(const Place& place) {
  const bool behind_mark = place.line == 1 && place.source->text.starts_with(byte_order_mark);
  return (behind_mark ? byte_order_mark.size() : 0) + place.source->lines[place.line - 1] + place.column - 1;
}

Place hidden(const Place& place) {
  if (!place.source || place.line == 0) return place;
  auto copy = std::make_shared<Source>(*place.source);
  auto at = offset_of(place);
  for (std::size_t end = end_of_line(*copy, place.line); at < end; ++at) copy->text[at] = '*';
  auto same = place;
  same.source = std::move(copy);
  return same;
}

}  // namespace drctl
