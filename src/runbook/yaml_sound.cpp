#include "runbook/yaml_sound.hpp"

#include <yaml.h>

#include <algorithm>
#include <array>

#include "runbook/yaml_tree.hpp"
#include "support/contains.hpp"

// The only file that knows libyaml.
namespace drctl {
namespace {

/// libyaml counts characters, we count bytes. The places that it is asked for come in the order of the file.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view text)
      : text_(text), is_ascii_(std::ranges::none_of(text, [](char c) { return (c & 0x80) != 0; })) {}

  std::size_t of(std::size_t character) {
    if (is_ascii_) return character;
    if (character < character_) character_ = byte_ = 0;
    for (; character_ < character; ++character_) do
        ++byte_;
      while (byte_ < text_.size() && (text_[byte_] & 0xC0) == 0x80);
    return byte_;
  }

 private:
  std::string_view text_;
  bool is_ascii_;
  std::size_t character_ = 0, byte_ = 0;
};

/// What ends a line in YAML 1.1, of which libyaml is, and not in 1.2; and a mark that nobody sees.
bool may_differ(std::string_view text) {
  constexpr std::array<std::string_view, 4> odd = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                                   "\xEF\xBB\xBF"};
  return std::ranges::any_of(odd, [&](std::string_view each) { return text.contains(each); });
}

struct Event : yaml_event_t {
  explicit Event(yaml_parser_t& parser) : is_sound(yaml_parser_parse(&parser, this) == 1) {}
  ~Event() {
    if (is_sound) yaml_event_delete(this);
  }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  bool is_sound;
};

std::string_view value_of(const yaml_event_t& scalar) {
  return {reinterpret_cast<const char*>(scalar.data.scalar.value), scalar.data.scalar.length};
}

bool is_null(std::string_view value) {
  constexpr std::array<std::string_view, 4> words = {"~", "null", "Null", "NULL"};
  return contains(words, value);
}

class SoundReader {
 public:
  explicit SoundReader(const std::shared_ptr<const Source>& source) : tree_(source), offsets_(source->text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(source->text.data()),
                                 source->text.size());
  }
  ~SoundReader() { yaml_parser_delete(&parser_); }
  SoundReader(const SoundReader&) = delete;
  SoundReader& operator=(const SoundReader&) = delete;

  std::optional<YamlDocument> read() && {
    for (;;) {
      const Event event(parser_);
      if (!event.is_sound) return std::nullopt;
      if (event.type == YAML_STREAM_END_EVENT) break;
      if (!take(event)) return std::nullopt;
    }
    auto part = std::move(tree_).finish();
    const bool is_sound = documents_ == 1 && !part.slip && part.diagnostics.empty();
    return is_sound ? std::optional(YamlDocument{.root = std::move(part.root)}) : std::nullopt;
  }

 private:
  /// False for what has no place in the language, or is nothing.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        return ++documents_ == 1 && event.data.document_start.version_directive == nullptr;
      case YAML_SCALAR_EVENT:
        return take_scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return open_list(event);
      case YAML_MAPPING_START_EVENT:
        return open_map(event);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        tree_.close();
        return true;
      default:
        return event.type != YAML_ALIAS_EVENT;
    }
  }

  bool take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const bool is_plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const auto value = value_of(event);
    if (scalar.anchor != nullptr || scalar.tag != nullptr || (is_plain && value.empty())) return false;
    if (is_plain && is_null(value))
      tree_.nothing(offset(event));
    else
      tree_.scalar(offset(event), value, is_plain ? Yaml::Kind::plain : Yaml::Kind::quoted);
    return true;
  }

  bool open_list(const yaml_event_t& event) {
    const auto& list = event.data.sequence_start;
    if (list.anchor != nullptr || list.tag != nullptr) return false;
    return open(event, Yaml::Kind::list, list.style == YAML_FLOW_SEQUENCE_STYLE);
  }

  bool open_map(const yaml_event_t& event) {
    const auto& map = event.data.mapping_start;
    if (map.anchor != nullptr || map.tag != nullptr) return false;
    return open(event, Yaml::Kind::map, map.style == YAML_FLOW_MAPPING_STYLE);
  }

  bool open(const yaml_event_t& event, Yaml::Kind kind, bool in_brackets) {
    tree_.open(offset(event), kind, in_brackets ? YamlTree::Style::flow : YamlTree::Style::block);
    return true;
  }

  std::size_t offset(const yaml_event_t& event) { return offsets_.of(event.start_mark.index); }

  yaml_parser_t parser_;
  YamlTree tree_;
  ByteOffsets offsets_;
  int documents_ = 0;
};

}  // namespace

std::optional<YamlDocument> read_sound_yaml(const std::shared_ptr<const Source>& source) {
  if (may_differ(source->text)) return std::nullopt;
  return SoundReader(source).read();
}

}  // namespace drctl
