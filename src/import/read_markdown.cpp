#include "import/read_markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "drctl/diagnostic.hpp"
#include "import/prose_writer.hpp"
#include "support/ascii.hpp"

// The only file that knows md4c: its calls become blocks.
namespace drctl {
namespace {

using Kind = Block::Kind;

constexpr std::size_t deepest = 100;

std::string decoded(std::string_view entity) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known = {
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}, {"&rarr;", "->"}}};
  for (const auto& [name, text] : known)
    if (entity == name) return std::string(text);
  return std::string(entity);
}

class BlockReader {
 public:
  explicit BlockReader(std::string_view source) : source_(source), starts_(line_starts(source)) {}

  /// Whether to go on, as md4c wants it: what is nested deeper than anybody writes would cost a stack.
  int enter(MD_BLOCKTYPE type, void* detail) {
    if (open_.size() > deepest) return is_too_deep_ = true;
    if (const auto block = begun(type, detail)) {
      open_.push_back(*block);
      open_.back().line = line_;
    }
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) prose_.begin_cell();
    if (type == MD_BLOCK_TR) prose_.take();
    return 0;
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_TR) return end_line();
    if (!is_block(type)) return;
    end_line();
    auto block = std::move(open_.back());
    open_.pop_back();
    place(std::move(block));
  }

  void enter(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_CODE) prose_.begin_code(line_);
    if (type == MD_SPAN_STRONG) prose_.begin_strong();
    if (type == MD_SPAN_DEL) prose_.begin_struck(line_);
    if (type != MD_SPAN_A && type != MD_SPAN_IMG) return;
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);  // an image's is made alike
    prose_.begin_link(text_of(link.href), text_of(link.title), line_);
  }

  void leave(MD_SPANTYPE type) {
    if (type == MD_SPAN_CODE) prose_.end_code();
    if (type == MD_SPAN_STRONG) prose_.end_strong();
    if (type == MD_SPAN_DEL) prose_.end_struck();
    if (type == MD_SPAN_A || type == MD_SPAN_IMG) prose_.end_link();
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    see_line(text);
    if (!open_.empty() && open_.back().kind == Kind::code) {
      open_.back().code += text;
      return;
    }
    if (type == MD_TEXT_SOFTBR || type == MD_TEXT_BR)
      return prose_.goes_on_over_line_ends() ? prose_.add(" ", line_) : end_line();
    prose_.add(type == MD_TEXT_ENTITY ? decoded(text) : std::string(text), line_);
  }

  bool is_too_deep() const { return is_too_deep_; }
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  static bool is_block(MD_BLOCKTYPE type) {
    return type == MD_BLOCK_H || type == MD_BLOCK_P || type == MD_BLOCK_OL || type == MD_BLOCK_UL ||
           type == MD_BLOCK_LI || type == MD_BLOCK_CODE || type == MD_BLOCK_TABLE || type == MD_BLOCK_QUOTE;
  }

  /// The block that begins; an item's own text, which has no paragraph in a tight list, ends where one does.
  std::optional<Block> begun(MD_BLOCKTYPE type, void* detail) {
    if (!is_block(type)) return std::nullopt;
    end_line();
    Block block;
    if (type == MD_BLOCK_H) block.level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
    if (type == MD_BLOCK_LI) block.task = task_of(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
    if (type == MD_BLOCK_CODE) block.language = language_of(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
    block.kind = kind_of(type);
    return block;
  }

  static Kind kind_of(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_H:
        return Kind::heading;
      case MD_BLOCK_OL:
        return Kind::numbered;
      case MD_BLOCK_UL:
        return Kind::bullets;
      case MD_BLOCK_LI:
        return Kind::item;
      case MD_BLOCK_CODE:
        return Kind::code;
      case MD_BLOCK_TABLE:
        return Kind::table;
      case MD_BLOCK_QUOTE:
        return Kind::quote;
      default:
        return Kind::paragraph;
    }
  }

  static std::optional<bool> task_of(const MD_BLOCK_LI_DETAIL& item) {
    return item.is_task ? std::optional(item.task_mark != ' ') : std::nullopt;
  }

  static std::string language_of(const MD_BLOCK_CODE_DETAIL& code) { return lower(text_of(code.lang)); }

  void place(Block block) {
    const bool lost_nothing = block.kind == Kind::paragraph && block.prose.empty();
    if (lost_nothing) return;
    if (open_.empty()) return blocks_.push_back(std::move(block));
    auto& outer = open_.back();
    const bool is_own_text = outer.kind == Kind::item && block.kind == Kind::paragraph &&
                             outer.prose.empty() && outer.children.empty();
    if (!is_own_text) return outer.children.push_back(std::move(block));
    outer.line = block.line;
    outer.prose = std::move(block.prose);
  }

  /// md4c names no lines, but its texts are parts of the source.
  void see_line(std::string_view text) {
    const std::less<const char*> before;
    if (before(text.data(), source_.data()) || !before(text.data(), source_.data() + source_.size())) return;
    const auto offset = static_cast<std::size_t>(text.data() - source_.data());
    line_ = static_cast<std::size_t>(std::ranges::upper_bound(starts_, offset) - starts_.begin());
    for (auto& block : open_)
      if (block.prose.empty() && block.children.empty() && block.code.empty()) block.line = line_;
  }

  void end_line() {
    auto prose = prose_.take();
    if (!prose.text.empty() && !open_.empty()) open_.back().prose.push_back(std::move(prose));
  }

  static std::string text_of(const MD_ATTRIBUTE& attribute) {
    return attribute.text == nullptr ? std::string() : std::string(attribute.text, attribute.size);
  }

  std::string_view source_;
  std::vector<std::size_t> starts_;
  std::size_t line_ = 1;
  std::vector<Block> blocks_, open_;
  ProseWriter prose_;
  bool is_too_deep_ = false;
};

BlockReader& reader(void* data) { return *static_cast<BlockReader*>(data); }

constexpr MD_PARSER parser = {
    .abi_version = 0,
    .flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML |
             MD_FLAG_PERMISSIVEURLAUTOLINKS,
    .enter_block = [](MD_BLOCKTYPE type, void* detail,
                      void* data) { return reader(data).enter(type, detail); },
    .leave_block = [](MD_BLOCKTYPE type, void*, void* data) { return reader(data).leave(type), 0; },
    .enter_span = [](MD_SPANTYPE type, void* detail,
                     void* data) { return reader(data).enter(type, detail), 0; },
    .leave_span = [](MD_SPANTYPE type, void*, void* data) { return reader(data).leave(type), 0; },
    .text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size,
               void* data) { return reader(data).text(type, {text, size}), 0; },
    .debug_log = nullptr,
    .syntax = nullptr,
};

}  // namespace

std::expected<std::vector<Block>, std::string> read_markdown(std::string_view text) {
  if (text.size() > std::numeric_limits<MD_SIZE>::max()) return std::unexpected("the document is too large");
  BlockReader blocks(text);
  const int failed = md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &blocks);
  if (blocks.is_too_deep())  // md4c stops, and calls it a success
    return std::unexpected("it can't be read: lists and quotes stand in each other more than 100 deep");
  if (failed != 0) return std::unexpected("it can't be read: no memory");
  return blocks.take();
}

}  // namespace drctl
