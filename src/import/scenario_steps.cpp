#include "import/scenario_steps.hpp"

#include <algorithm>
#include <array>

#include "import/block_text.hpp"
#include "import/fields.hpp"
#include "import/includes.hpp"
#include "import/item_steps.hpp"
#include "import/names.hpp"
#include "import/prohibition.hpp"
#include "import/step_titles.hpp"

namespace drctl {
namespace {

using Kind = Block::Kind;

class ScenarioSteps {
 public:
  ScenarioSteps(RunbookDraft& draft, const StepContext& context) : draft_(draft), context_(context) {}

  void section(const Section& section) {
    if (leads_to_nothing(section.heading.text)) return untold(section);
    heading_ = scenario_title(section.heading.text);
    blocks(section.blocks, heading_);
    for (const auto& child : section.children) {
      waiting_.push_back(child.heading.text);
      this->section(child);
    }
  }

  /// What nothing followed stands at the foot.
  void finish() {
    draft_.foot.insert(draft_.foot.end(), waiting_.begin(), waiting_.end());
    if (draft_.steps.empty()) add({by_hand(draft_.title, "Nothing in the document says what to do.")});
  }

 private:
  void blocks(const std::vector<Block>& blocks, const std::string& heading) {
    std::string caption;
    for (std::size_t at = 0; at < blocks.size(); ++at) {
      if (at > 0 && blocks[at].kind != Kind::paragraph && is_only_shown(blocks[at - 1])) {
        aside({std::exchange(caption, "")}, blocks[at - 1].line);
        asides(blocks[at]);
        continue;
      }
      const bool leads_to_code = at + 1 < blocks.size() && blocks[at + 1].kind == Kind::code;
      if (blocks[at].kind == Kind::paragraph)
        caption = paragraph(blocks[at], leads_to_code);
      else
        block(blocks[at], std::exchange(caption, ""), heading);
    }
  }

  /// What stands below it is no step: it is output, or not to be done.
  static bool is_only_shown(const Block& above) {
    return above.kind == Kind::paragraph && leads_to_nothing(above.prose.back().text);
  }

  /// A section of what is not to be done.
  void untold(const Section& section) {
    for (const auto& block : section.blocks) asides(block);
    for (const auto& child : section.children) {
      waiting_.push_back(child.heading.text);
      untold(child);
    }
  }

  void block(const Block& block, const std::string& caption, const std::string& heading) {
    const auto title = caption.empty() ? heading : caption;
    if (block.kind == Kind::code) return code(block, title, caption);
    if (block.kind == Kind::numbered) return numbered(block, heading);
    if (block.kind == Kind::bullets) return bullets(block);
    if (block.kind == Kind::quote) return blocks(block.children, heading);
    for (const auto& row : block.prose) prose(row.text, row);
  }

  /// Returns what the code behind it is about.
  std::string paragraph(const Block& block, bool leads_to_code) {
    std::string caption;
    for (const auto& line : block.prose) {
      const bool is_last = &line == &block.prose.back();
      if (leads_to_code && is_last && !is_field(line) && !has_command(line))
        caption = line.text;
      else
        prose(line.text, line);
    }
    return caption;
  }

  void prose(const std::string& text, const Prose& line) {
    if (take_field(line, draft_)) return;
    if (auto steps = inline_steps(line, context_.refusal); !steps.empty()) {
      give_titles(steps, text);
      return add(std::move(steps));
    }
    aside({text}, line.line);
  }

  /// Before the first step it describes the runbook, behind it is a comment where it stood.
  void aside(const std::vector<std::string>& lines, std::size_t line) {
    if (lines.empty() || (lines.size() == 1 && lines.front().empty())) return;
    if (draft_.steps.empty()) {
      draft_.description += joined(lines) + "\n";
      return;
    }
    waiting_.insert(waiting_.end(), lines.begin(), lines.end());
    context_.unplaced.push_back({line, lines.front() + (lines.size() > 1 ? " ..." : "")});
  }

  void asides(const Block& block) { aside(lines_of(block), block.line); }

  void code(const Block& block, const std::string& title, const std::string& caption) {
    auto steps = code_steps(block, context_.refusal);
    if (steps.empty() && !caption.empty()) aside({caption}, block.line - 1);
    if (steps.empty()) return asides(block);
    give_titles(steps, title);
    ask_conditions(steps, title);
    add(std::move(steps));
  }

  /// An order of importance is nothing to do.
  void numbered(const Block& list, const std::string& heading) {
    if (heading.contains("Priorit") || heading.contains("priorit")) return asides(list);
    for (const auto& item : list.children) {
      auto includes = included_by(item, draft_.name, context_.anchors, ids_);
      add(includes.empty() ? item_steps(item, context_.refusal) : std::move(includes));
    }
  }

  void bullets(const Block& list) {
    for (const auto& item : list.children) {
      const bool is_work = item.task || std::ranges::any_of(item.children, is_to_do) || has_commands(item);
      const bool is_field_only =
          item.children.empty() && item.prose.size() == 1 && take_field(item.prose.front(), draft_);
      if (is_field_only) continue;
      if (is_work)
        add(item_steps(item, context_.refusal));
      else
        asides({.kind = Kind::bullets, .line = item.line, .children = {item}});
    }
  }

  void add(std::vector<DraftedStep> steps) {
    for (auto& step : steps) {
      if (!step.comments.empty() && step.comments.front() == heading_)
        step.comments.erase(step.comments.begin());
      if (!waiting_.empty() && step.title == waiting_.back()) waiting_.pop_back();
      step.comments.insert(step.comments.begin(), waiting_.begin(), waiting_.end());
      waiting_.clear();
      if (!step.title.empty() || step.includes.empty()) name(step);
      draft_.steps.push_back(std::move(step));
    }
  }

  void name(DraftedStep& step) {
    tidy_title(step);
    step.id = ids_.take(id_of(step.title));
  }

  RunbookDraft& draft_;
  const StepContext& context_;
  UniqueNames ids_;
  std::string heading_;               ///< of the section, which is told already
  std::vector<std::string> waiting_;  ///< comments for the next step
};

}  // namespace

void add_steps(const Section& section, RunbookDraft& draft, const StepContext& context) {
  ScenarioSteps steps(draft, context);
  steps.section(section);
  steps.finish();
}

}  // namespace drctl
