#include "import/scenarios.hpp"

#include <algorithm>
#include <array>

#include "import/fields.hpp"
#include "import/item_steps.hpp"
#include "import/names.hpp"
#include "import/prohibition.hpp"
#include "import/script.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

using Kind = Block::Kind;

bool is_link_to_here(const Prose& prose) {
  return prose.links.size() == 1 && prose.links.front().target.starts_with('#') &&
         prose.text.starts_with(prose.links.front().text);
}

bool is_contents(const Block& list) {
  return std::ranges::all_of(list.children, [](const Block& item) {
    return !item.prose.empty() && is_link_to_here(item.prose.front());
  });
}

bool says_fields(const Block& block) {
  return std::ranges::any_of(block.prose, is_field) || std::ranges::any_of(block.children, says_fields);
}

bool has_fields(const Section& section) { return std::ranges::any_of(section.blocks, says_fields); }

bool has_fields_below(const Section& section) {
  return std::ranges::any_of(
      section.children, [](const Section& child) { return has_fields(child) || has_fields_below(child); });
}

bool is_chapter_word(const std::string& heading) {
  const auto small = lower(heading);
  return small.contains("contact") || small.contains("table of contents");
}

/// A short section may have its command within its text. Where more stands below, the text leads to that.
bool says_a_command_only(const Section& section) {
  return section.level > 1 && section.children.empty() && std::ranges::any_of(section.blocks, has_commands);
}

class Finder {
 public:
  Scenarios found;

  void visit(const Section& section, std::vector<std::string> above) {
    if (leads_to_nothing(section.heading.text)) return leave(section);
    const bool is_work = std::ranges::any_of(section.blocks, is_to_do) || says_a_command_only(section);
    const bool holds_work = is_work && !is_chapter_word(section.heading.text);
    const bool is_chapter = has_fields_below(section) && !has_fields(section);
    if (has_fields(section) || (holds_work && !is_chapter)) return add(section, above);
    const auto first = found.scenarios.size(), remainder = found.remainders.size();
    auto alone = section;
    alone.children.clear();
    if (holds_work)
      add(alone, above);
    else
      found.remainders.push_back({first, std::move(alone)});
    if (!section.heading.text.empty()) above.push_back(section.heading.text);
    for (const auto& child : section.children) visit(child, above);
    if (!holds_work) found.remainders[remainder].is_heading_told = found.scenarios.size() > first;
    link(section, first, has_fields_below(section));
  }

 private:
  /// Not to be done: no runbook, and neither is what stands below it.
  void leave(const Section& section) {
    found.remainders.push_back({found.scenarios.size(), section});
    found.remainders.back().section.children.clear();
    for (const auto& child : section.children) leave(child);
  }

  void add(const Section& section, const std::vector<std::string>& above) {
    const auto title = scenario_title(section.heading.text);
    found.scenarios.push_back({name_for(title, above), title, above, section});
    link(section, found.scenarios.size() - 1, false);
  }

  void link(const Section& section, std::size_t first, bool are_alternatives) {
    LinkedRunbooks linked{{}, are_alternatives};
    for (auto at = first; at < found.scenarios.size(); ++at) linked.names.push_back(found.scenarios[at].name);
    found.anchors.insert_or_assign(anchor_of(section.heading.text), std::move(linked));
  }

  /// A name that is taken gets the chapter's before it.
  std::string name_for(const std::string& title, const std::vector<std::string>& above) {
    const auto name = title.empty() ? "runbook" : id_of(title);
    const bool needs_chapter = names_.has(name) && !above.empty();
    return names_.take(needs_chapter ? id_of(above.back()) + "-" + name : name);
  }

  UniqueNames names_;
};

}  // namespace

bool is_to_do(const Block& block) {
  if (block.kind == Kind::code) return true;
  if (block.kind == Kind::numbered) return !is_contents(block);
  if (block.kind != Kind::bullets) return false;
  return std::ranges::any_of(block.children, [](const Block& item) {
    return item.task.has_value() || std::ranges::any_of(item.children, is_to_do);
  });
}

Scenarios scenarios_of(const Section& document) {
  Finder finder;
  finder.visit(document, {});
  return std::move(finder.found);
}

std::string scenario_title(const std::string& heading) {
  constexpr std::array<std::string_view, 4> words = {"scenario", "runbook", "case", "procedure"};
  const auto colon = heading.find_first_of(":");
  const auto small = lower(heading.substr(0, colon));
  const bool is_counted = colon != heading.npos && std::ranges::any_of(words, [&](auto word) {
                            return small.starts_with(word) && small.find_first_of("0123456789") != small.npos;
                          });
  return std::string(trimmed(is_counted ? std::string_view(heading).substr(colon + 1) : unnumbered(heading)));
}

}  // namespace drctl
