#include "import/import.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <unordered_map>

#include "import/block_text.hpp"
#include "import/contacts.hpp"
#include "import/includes.hpp"
#include "import/read_markdown.hpp"
#include "import/scenario_steps.hpp"
#include "import/scenarios.hpp"
#include "import/secrets.hpp"
#include "import/table_columns.hpp"
#include "support/utf8.hpp"

namespace drctl {
namespace {

class Importer {
 public:
  Importer(const Scenarios& scenarios, const std::string& file, const Refusal& refusal)
      : scenarios_(scenarios), file_(file), refusal_(refusal) {}

  /// To be called before run().
  void tell_of(std::vector<FoundSecret> secrets) { secrets_ = std::move(secrets); }

  Import run() {
    for (const auto& remainder : scenarios_.remainders) take_contacts(remainder.section);
    for (const auto& scenario : scenarios_.scenarios) drafts_.push_back(draft_of(scenario));
    for (const auto& remainder : scenarios_.remainders) keep(remainder);
    for (const auto& secret : secrets_) warn_of(secret);
    name_main_database();
    settle_includes(drafts_);
    std::ranges::stable_sort(unplaced_, {}, &Unplaced::line);
    Import import{{}, std::move(unplaced_)};
    for (const auto& draft : drafts_) import.runbooks.push_back(written(draft));
    return import;
  }

 private:
  RunbookDraft draft_of(const Scenario& scenario) {
    RunbookDraft draft;
    draft.name = scenario.name;
    draft.title = scenario.title;
    auto path = scenario.above;
    path.push_back(scenario.section.heading.text);
    draft.head = {fmt::format("Imported from {}, line {}: {}", file_, scenario.section.heading.line,
                              fmt::join(path, " > ")),
                  "Read every step, and state what each exec does, before it is needed."};
    draft.contacts = contacts_;
    draft.contacts_heading = contacts_heading_;
    add_steps(scenario.section, draft, {refusal_, scenarios_.anchors, unplaced_});
    return draft;
  }

  /// "**On-Call Engineer**: Check PagerDuty", below a heading of contacts: whom to call, in each runbook.
  void take_contacts(const Section& section) {
    auto contacts = contacts_in(section);
    if (!contacts.empty()) contacts_heading_ = section.heading.text;
    std::ranges::move(contacts, std::back_inserter(contacts_));
  }

  /// What belongs to no scenario stands at the head of the one behind it, or at the foot of the last.
  void keep(const Remainder& remainder) {
    const auto& section = remainder.section;
    const auto blocks = besides_contacts(section);
    const bool are_contacts = blocks.empty() && !section.blocks.empty();
    const bool is_told = remainder.is_heading_told || section.heading.text.empty() || are_contacts;
    if (blocks.empty() && is_told) return;
    std::vector<std::string> lines;
    if (!section.heading.text.empty()) lines.push_back(section.heading.text + ":");
    for (const auto& line : lines_of(blocks)) lines.push_back("  " + line);
    unplaced_.push_back({section.heading.line, section.heading.text});
    auto& comments = remainder.before == 0 ? drafts_.front().head : drafts_[remainder.before - 1].foot;
    comments.insert(comments.end(), lines.begin(), lines.end());
  }

  /// In the runbook that it belongs to: whoever can read the document knows the secret.
  void warn_of(const FoundSecret& secret) {
    const auto behind = std::ranges::upper_bound(scenarios_.scenarios, secret.line, {},
                                                 [](const auto& each) { return each.section.heading.line; });
    const auto at = std::max<std::ptrdiff_t>(behind - scenarios_.scenarios.begin(), 1) - 1;
    drafts_[static_cast<std::size_t>(at)].head.push_back(
        fmt::format("TODO: line {} of the document tells a secret in clear, here {}: change that secret",
                    secret.line, secret.placeholder));
    unplaced_.push_back(
        {secret.line, fmt::format("the document tells a secret in clear, here {}", secret.placeholder)});
  }

  /// The first that the document connects to is the target `database` of each runbook.
  void name_main_database() {
    std::string main;
    for (const auto& draft : drafts_)
      for (const auto& step : draft.steps)
        if (main.empty()) main = step.call.target.database;
    for (auto& draft : drafts_) draft.main_database = main;
  }

  /// Its effect has a TODO behind it.
  static bool is_to_judge(const DraftedStep& step) {
    return std::ranges::any_of(step.call.keys, [](const auto& entry) {
      return entry.key == "effect" && !entry.value.remark.empty();
    });
  }

  static ImportedRunbook written(const RunbookDraft& draft) {
    const auto to_judge = std::ranges::count_if(draft.steps, is_to_judge);
    return {draft.name, runbook_text(draft), draft.steps.size(), static_cast<std::size_t>(to_judge)};
  }

  const Scenarios& scenarios_;
  const std::string& file_;
  const Refusal& refusal_;
  std::vector<ContactDraft> contacts_;
  std::string contacts_heading_;
  std::vector<RunbookDraft> drafts_;
  std::vector<Unplaced> unplaced_;
  std::vector<FoundSecret> secrets_;
};

/// A document says the same command often; whether it is well is asked once.
class RememberedRefusal {
 public:
  explicit RememberedRefusal(const Refusal& refusal) : refusal_(refusal) {}

  std::string operator()(const std::string& runbook) {
    const auto [known, is_new] = answers_.try_emplace(runbook);
    if (is_new) known->second = refusal_(runbook);
    return known->second;
  }

 private:
  const Refusal& refusal_;
  std::unordered_map<std::string, std::string> answers_;
};

/// No file of the language holds U+0000 to U+001F, but for blanks and line ends, nor U+007F to U+009F.
std::string without_controls(const std::string& text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0xFF;
    const bool is_wide = byte == 0xC2 && next >= 0x80 && next <= 0x9F;
    const bool is_blank = byte == '\t' || byte == '\n' || byte == '\r';
    if (is_wide)
      ++at;
    else if (is_blank || (byte >= 0x20 && byte != 0x7F))
      clean += text[at];
  }
  return clean;
}

}  // namespace

std::expected<Import, std::string> import_markdown(std::string_view text, const std::string& file,
                                                   const Refusal& refusal) {
  auto document_text = concealed(without_controls(valid_utf8(text)));
  auto blocks = read_markdown(document_text.text);
  if (!blocks) return std::unexpected(std::move(blocks.error()));
  read_columns(*blocks);
  const auto document = sections_of(std::move(*blocks));
  const auto scenarios = scenarios_of(document);
  if (scenarios.scenarios.empty())
    return std::unexpected("nothing in it is to be done: no commands, no numbered steps");
  RememberedRefusal remembered(refusal);
  const Refusal ask_once = std::ref(remembered);
  Importer importer(scenarios, file, ask_once);
  importer.tell_of(std::move(document_text.secrets));
  return importer.run();
}

}  // namespace drctl
