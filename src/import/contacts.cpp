#include "import/contacts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "support/ascii.hpp"

namespace drctl {
namespace {

/// What stands in brackets, and behind the scheme of a link: "(mailto:ann@example.com)".
std::string_view bare(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with(')') && !text.contains('(')) text.remove_suffix(1);
  for (const std::string_view scheme : {"mailto:", "tel:"})
    if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
  return text;
}

bool is_phone(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) > 2 &&
         text.find_first_not_of("+0123456789 ()-./") == text.npos;
}

bool is_address(std::string_view text) {
  const bool is_word = !text.empty() && !text.contains(' ');
  return is_phone(text) || (is_word && (text.contains('@') || text.contains("://") || text.starts_with('#')));
}

/// "Ann: 555", "Ann (ann@example.com)", "Ann - #oncall": only a colon says by itself that what follows is how
/// to reach whom stands before it.
std::optional<ContactDraft> named_contact(std::string_view text) {
  constexpr std::array<std::string_view, 5> signs = {" (", ":", " - ", " – ", " — "};
  for (const auto sign : signs) {
    const auto at = text.find(sign);
    if (at == 0 || at == text.npos) continue;
    const auto reach = bare(text.substr(at + sign.size()));
    const bool says_so = sign == ":" && !reach.starts_with("//");
    if (!reach.empty() && (says_so || is_address(reach)))
      return ContactDraft{std::string(trimmed(text.substr(0, at))), std::string(reach)};
  }
  return std::nullopt;
}

std::optional<ContactDraft> contact_of(const Block& item) {
  if (item.prose.size() != 1 || !item.children.empty()) return std::nullopt;
  const auto& text = item.prose.front().text;
  const std::string alone(bare(text));
  return is_address(alone) ? ContactDraft{alone, alone} : named_contact(text);
}

bool may_hold_contacts(const Section& section, const Block& block) {
  return block.kind == Block::Kind::bullets && lower(section.heading.text).contains("contact");
}

}  // namespace

std::vector<ContactDraft> contacts_in(const Section& section) {
  std::vector<ContactDraft> contacts;
  for (const auto& block : section.blocks)
    if (may_hold_contacts(section, block))
      for (const auto& item : block.children)
        if (auto contact = contact_of(item)) contacts.push_back(std::move(*contact));
  return contacts;
}

std::vector<Block> besides_contacts(const Section& section) {
  auto blocks = section.blocks;
  for (auto& block : blocks)
    if (may_hold_contacts(section, block)) std::erase_if(block.children, contact_of);
  std::erase_if(
      blocks, [&](const auto& block) { return may_hold_contacts(section, block) && block.children.empty(); });
  return blocks;
}

}  // namespace drctl
