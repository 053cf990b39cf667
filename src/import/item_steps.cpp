#include "import/item_steps.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "import/block_text.hpp"
#include "import/prohibition.hpp"
#include "import/scenarios.hpp"
#include "import/script_steps.hpp"
#include "import/step_titles.hpp"
#include "support/contains.hpp"

namespace drctl {
namespace {

using Kind = Block::Kind;
using Steps = std::vector<DraftedStep>;

bool is_shell_language(std::string_view language) {
  constexpr std::array<std::string_view, 5> shells = {"bash", "sh", "shell", "zsh", "ksh"};
  return contains(shells, language);
}

bool is_console_language(std::string_view language) {
  constexpr std::array<std::string_view, 6> consoles = {"console",      "terminal",   "shell-session",
                                                        "shellsession", "sh-session", "bash-session"};
  return contains(consoles, language);
}

ScriptKind kind_of_script(std::string_view language) {
  if (is_console_language(language)) return ScriptKind::console;
  return is_shell_language(language) ? ScriptKind::shell : ScriptKind::unknown;
}

bool is_sql_language(std::string_view language) {
  constexpr std::array<std::string_view, 4> languages = {"sql", "psql", "postgresql", "pgsql"};
  return contains(languages, language);
}

bool looks_like_commands(const std::vector<ScriptPart>& parts) {
  return std::ranges::any_of(parts, [](const auto& part) { return part.is_sql || is_command(part.command); });
}

bool is_to_run(const std::string& code, const Prose& line) {
  return is_command(code) && !is_forbidden(code, line.text);
}

bool has_work(const Block& block) { return is_to_do(block) || has_commands(block); }

/// What follows in an item, in its order: commands become steps, the rest is said with the first of them.
class ItemSteps {
 public:
  explicit ItemSteps(const Refusal& refusal) : refusal_(refusal) {}

  Steps take(const Block& item) {
    for (const auto& line : item.prose) append(inline_steps(line, refusal_));
    const Prose* above = item.prose.empty() ? nullptr : &item.prose.back();
    for (const auto& block : item.children) {
      if (above != nullptr && block.kind != Kind::paragraph && leads_to_nothing(above->text))
        std::ranges::copy(lines_of(block), std::back_inserter(texts_));
      else
        child(block);
      above = block.kind == Kind::paragraph ? &block.prose.back() : nullptr;
    }
    for (std::size_t at = 1; at < item.prose.size(); ++at) texts_.insert(texts_.begin(), item.prose[at].text);
    return finished(item.prose.empty() ? std::string() : item.prose.front().text);
  }

 private:
  void child(const Block& block) {
    auto steps = block.kind == Kind::code ? code_steps(block, refusal_) : Steps{};
    for (const auto& line : block.prose)
      std::ranges::move(inline_steps(line, refusal_), std::back_inserter(steps));
    const bool is_list = block.kind == Kind::bullets || block.kind == Kind::numbered;
    if (is_list && std::ranges::any_of(block.children, has_work)) return inner_items(block);
    if (steps.empty() || block.kind != Kind::code)
      std::ranges::copy(lines_of(block), std::back_inserter(texts_));
    append(std::move(steps));
  }

  void inner_items(const Block& list) {
    for (const auto& item : list.children) append(item_steps(item, refusal_));
  }

  void append(Steps steps) { std::ranges::move(steps, std::back_inserter(steps_)); }

  Steps finished(const std::string& title) {
    if (steps_.empty() && title.empty() && texts_.empty()) return {};
    if (steps_.empty()) return {by_hand(title, texts_.empty() ? title : joined(texts_))};
    give_titles(steps_, title);
    ask_conditions(steps_, title);
    auto& description = steps_.front().description;
    for (const auto& text : texts_) description += (description.empty() ? "" : "\n") + text;
    return std::move(steps_);
  }

  const Refusal& refusal_;
  Steps steps_;
  std::vector<std::string> texts_;
};

}  // namespace

std::vector<DraftedStep> item_steps(const Block& item, const Refusal& refusal) {
  return ItemSteps(refusal).take(item);
}

std::vector<DraftedStep> code_steps(const Block& code, const Refusal& refusal) {
  if (is_sql_language(code.language)) return script_steps(sql_script(code.code, code.line), refusal);
  const auto kind = kind_of_script(code.language);
  const auto parts = shell_script(code.code, code.line, kind);
  const bool is_script = kind != ScriptKind::unknown || (code.language.empty() && looks_like_commands(parts));
  return is_script ? script_steps(parts, refusal) : Steps{};
}

std::vector<DraftedStep> inline_steps(const Prose& line, const Refusal& refusal) {
  Steps steps;
  for (const auto& code : line.codes)
    if (is_to_run(code, line))
      std::ranges::move(script_steps(shell_script(code, line.line, ScriptKind::shell), refusal),
                        std::back_inserter(steps));
  return steps;
}

bool has_command(const Prose& line) {
  return std::ranges::any_of(line.codes, [&](const auto& code) { return is_to_run(code, line); });
}

bool has_commands(const Block& block) {
  return std::ranges::any_of(block.prose, has_command) || std::ranges::any_of(block.children, has_commands);
}

DraftedStep by_hand(const std::string& title, const std::string& instructions) {
  DraftedStep step;
  step.title = title;
  step.call = manual_call(instructions);
  return step;
}

}  // namespace drctl
