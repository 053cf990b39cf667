#include "runbook/yaml_tree.hpp"

#include <algorithm>
#include <utility>

#include "runbook/scalar_offsets.hpp"
#include "runbook/yaml_syntax.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

Yaml node(Yaml::Kind kind, const Place& place, SourceText text = {}) {
  Yaml made;
  made.kind = kind;
  made.place = place;
  made.text = std::move(text);
  return made;
}

constexpr std::string_view no_tags =
    "a value that starts with '!' is a tag in YAML: quote it; drctl types each value by its place";
constexpr std::string_view no_anchors = "write the value out, or make it a variable under `vars`";

constexpr std::size_t few = 16;  ///< entries that are searched as fast one by one

std::size_t length_of_word(std::string_view text) {
  return std::min(text.find_first_of(" \t\r\n,]}"), text.size());
}

/// yaml-cpp takes the end of the file for the end of a quoted text when a line end stands before it.
bool is_closed(std::string_view text, std::size_t start, std::size_t end) {
  const char quote = text[start];
  if (quote != '"' && quote != '\'') return true;
  end = std::min(text.find_first_not_of(" \t\r\n\\", end), text.size());
  return end > start && end < text.size() && text[end] == quote;
}

}  // namespace

void YamlTree::refuse(codes::Code code, std::size_t offset, std::string message, std::string help) {
  const auto length = length_of_word(std::string_view(source_->text).substr(offset));
  part_.diagnostics.push_back(
      make_error(code, place_in(source_, offset, length), std::move(message), std::move(help)));
}

/// Reports the tag or anchor before a node, if any; where the node itself starts.
std::size_t YamlTree::skip_properties(std::size_t offset) {
  const std::string_view text = source_->text;
  while (offset < text.size() && (text[offset] == '!' || text[offset] == '&')) {
    if (text[offset] == '!')
      refuse(codes::tag, offset, "tags are not part of the language", std::string(no_tags));
    if (text[offset] == '&')
      refuse(codes::anchor, offset, "anchors are not part of the language", std::string(no_anchors));
    offset += length_of_word(text.substr(offset));
    offset = std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
  }
  return offset;
}

SourceText YamlTree::written(std::size_t offset) const {
  const auto rest = std::string_view(source_->text).substr(std::min(offset, source_->text.size()));
  const auto here = rest.substr(0, length_of_word(rest));
  for (const std::string_view word : {"null", "Null", "NULL", "~"})
    if (here == word)
      return {source_, std::string(word), scalar_offsets(source_->text, offset, word, ScalarStyle::plain)};
  return {source_, "", static_cast<std::uint32_t>(offset)};
}

/// An item that says nothing is told at its '-'; the parser has gone on to what comes next.
std::size_t YamlTree::before_nothing(std::size_t offset) const {
  const std::string_view text = source_->text;
  if (open_.empty() || open_.back().node.kind != Yaml::Kind::list || offset == 0) return offset;
  const auto dash = text.find_last_not_of(" \t\r\n", offset - 1);
  return dash != std::string_view::npos && text[dash] == '-' ? dash : offset;
}

void YamlTree::nothing(std::size_t offset) {
  auto text = written(offset);
  auto place = text.text().empty() ? place_in(source_, before_nothing(offset), 1) : text.place();
  add(node(Yaml::Kind::nothing, place, std::move(text)), offset);
}

void YamlTree::scalar(std::size_t offset, std::string_view value, Yaml::Kind kind) {
  const auto start = skip_properties(offset);
  auto text = kind == Yaml::Kind::plain ? plain(start, value) : marked(start, value);
  auto place = value.empty() ? place_in(source_, start, 2) : text.place();
  add(node(kind, place, std::move(text)), start);
}

/// Most stand in the file as they are.
SourceText YamlTree::plain(std::size_t start, std::string_view value) const {
  if (std::string_view(source_->text).substr(start).starts_with(value))
    return {source_, std::string(value), static_cast<std::uint32_t>(start)};
  return {source_, std::string(value), scalar_offsets(source_->text, start, value, ScalarStyle::plain)};
}

SourceText YamlTree::marked(std::size_t start, std::string_view value) {
  auto offsets = scalar_offsets(source_->text, start, value, ScalarStyle::marked);
  if (start < source_->text.size() && !is_closed(source_->text, start, offsets.back()))
    refuse_unclosed(start);
  return {source_, std::string(value), std::move(offsets)};
}

void YamlTree::refuse_unclosed(std::size_t offset) {
  if (!part_.slip) part_.slip = unclosed_quote(source_, offset);
}

void YamlTree::alias(std::size_t offset) {
  refuse(codes::anchor, offset, "aliases are not part of the language", std::string(no_anchors));
  add(node(Yaml::Kind::refused, place_in(source_, offset, 1)), offset);
}

void YamlTree::open(std::size_t offset, Yaml::Kind kind, Style style) {
  offset = skip_properties(offset);
  last_offset_ = offset;
  open_.push_back({node(kind, place_in(source_, offset, 1)), style, offset, {}});
}

void YamlTree::close() {
  auto closed = std::move(open_.back());
  open_.pop_back();
  add(std::move(closed.node), closed.offset);
}

void YamlTree::add(Yaml node, std::size_t offset) {
  last_offset_ = std::max(last_offset_, offset);
  if (open_.empty()) {
    part_.root = std::move(node);
  } else if (auto& into = open_.back(); into.node.kind == Yaml::Kind::list) {
    into.node.items.push_back(std::move(node));
  } else if (!into.pending_key) {
    add_key(into, std::move(node), offset);
  } else {
    add_entry(into, std::move(node));
  }
}

void YamlTree::add_key(Open& map, Yaml node, std::size_t offset) {
  if (node.kind == Yaml::Kind::list || node.kind == Yaml::Kind::map)
    refuse(codes::key_no_text, offset, "a key must be a text", "quote it if it starts with '[' or '{'");
  if (map.node.entries.empty() && map.style == Style::block) map.node.place = node.place;
  map.pending_key = std::move(node.text);
}

const YamlEntry* YamlTree::Open::find_or_learn(const std::string& key) {
  auto& entries = node.entries;
  if (entries.size() < few) {
    const auto found =
        std::ranges::find(entries, key, [](const auto& entry) -> auto& { return entry.key.text(); });
    return found == entries.end() ? nullptr : &*found;
  }
  if (known.empty())
    for (std::size_t at = 0; at < entries.size(); ++at) known.emplace(entries[at].key.text(), at);
  const auto [found, is_new] = known.try_emplace(key, entries.size());
  return is_new ? nullptr : &entries[found->second];
}

void YamlTree::add_entry(Open& map, Yaml value) {
  auto key = *std::exchange(map.pending_key, std::nullopt);
  if (!key.source()) return;  // the key was refused
  if (value.kind == Yaml::Kind::nothing && value.text.text().empty()) value.place = key.place();
  auto& entries = map.node.entries;
  const auto* first = map.find_or_learn(key.text());
  if (first == nullptr) return entries.push_back({std::move(key), std::move(value)});
  part_.diagnostics.push_back(make_error(codes::duplicate_key, key.place(),
                                         "duplicate key '" + key.text() + "'", "remove one of the two",
                                         {{first->key.place(), "first given here"}}));
}

const YamlTree::Open* YamlTree::open_bracket() const {
  for (auto it = open_.rbegin(); it != open_.rend(); ++it)
    if (it->style == Style::flow) return &*it;
  return nullptr;
}

YamlAttempt YamlTree::finish() && {
  while (!open_.empty()) {
    if (open_.back().pending_key) add_entry(open_.back(), node(Yaml::Kind::refused, {}));
    close();
  }
  return std::move(part_);
}

}  // namespace drctl
