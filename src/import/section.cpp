#include "import/section.hpp"

#include <cctype>

#include "support/ascii.hpp"

namespace drctl {
namespace {

class Sections {
 public:
  explicit Sections(std::vector<Block> blocks) : blocks_(std::move(blocks)) {}

  /// Takes what belongs to the section: all up to the next heading of its level or above.
  void fill(Section& section) {
    for (; at_ < blocks_.size(); ++at_) {
      auto& block = blocks_[at_];
      if (block.kind != Block::Kind::heading) {
        section.blocks.push_back(std::move(block));
        continue;
      }
      if (block.level <= section.level) return;
      section.children.push_back(child());
      --at_;
    }
  }

 private:
  Section child() {
    auto& heading = blocks_[at_++];
    Section section{heading.prose.empty() ? Prose{heading.line, "", "", {}, {}} : heading.prose.front(),
                    heading.level,
                    {},
                    {}};
    fill(section);
    return section;
  }

  std::vector<Block> blocks_;
  std::size_t at_ = 0;
};

}  // namespace

Section sections_of(std::vector<Block> blocks) {
  Section document;
  Sections(std::move(blocks)).fill(document);
  return document;
}

std::string anchor_of(std::string_view heading) {
  std::string anchor = "#";
  for (const char c : lower(std::string(heading)))
    if (c == ' ' || c == '-')
      anchor += '-';
    else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_')
      anchor += c;
  return anchor;
}

}  // namespace drctl
