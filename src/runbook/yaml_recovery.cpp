#include "runbook/yaml_recovery.hpp"

#include <iterator>
#include <set>
#include <utility>

#include "runbook/yaml_lines.hpp"
#include "runbook/yaml_outline.hpp"
#include "runbook/yaml_part.hpp"
#include "runbook/yaml_slip.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

constexpr std::size_t most_slips = 10;
constexpr std::size_t most_bytes = 1024 * 1024;  ///< of all readings together

void move_into(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class Recovery {
 public:
  explicit Recovery(const std::shared_ptr<const Source>& source) : source_(source), outline_(*source) {}

  YamlDocument read() && {
    for (;;) {
      auto part = read_yaml_in_part(source_, outline_.text());
      if (!part.slip) return whole_but_for_slips(std::move(part));
      const auto slip = *std::exchange(part.slip, std::nullopt);
      if (!pass_over(slip)) return nothing_but_findings(std::move(part.diagnostics));
      // What is wrong elsewhere is found again.
      std::erase_if(part.diagnostics, [&](const auto& each) { return !passed_.hold(each.place.line); });
      move_into(told_, std::move(part.diagnostics));
    }
  }

 private:
  /// Entries that begin in the wrong column come in a row when it is the ones before them that stand wrong:
  /// one is told.
  bool follows_from_the_last(const Diagnostic& slip, const Lines& entry) const {
    const bool begins_it = slip.place.line == entry.first && outline_.begins_at(slip.place);
    return slip.code == codes::misplaced_line && begins_it && passed_.end == entry.first &&
           outline_.block_around(entry.first).hold(passed_.first);
  }

  /// What is wrong is said of the lines that stand out, not of the first one that does not.
  std::optional<Lines> stand_out(const Diagnostic& slip) const {
    return slip.code == codes::misplaced_line ? outline_.too_far_in_above(slip.place.line) : std::nullopt;
  }

  Lines tell(const Diagnostic& slip) {
    const auto entry = outline_.entry_around(slip.place.line);
    if (const auto odd = stand_out(slip)) {
      told_.push_back(too_far_in(source_, odd->first, slip.place));
      return *odd;
    }
    if (follows_from_the_last(slip, entry)) return outline_.block_around(slip.place.line);
    told_.push_back(slip);
    return entry;
  }

  /// False when what is behind the error can't be read.
  bool pass_over(const Diagnostic& slip) {
    passed_ = tell(slip);
    touched_.insert(outline_.block_around(slip.place.line).first);
    if (++slips_ < most_slips && slips_ * source_->text.size() < most_bytes) return outline_.blank(passed_);
    auto& help = told_.back().help;
    help += std::string(help.empty() ? "" : "; ") + "what is behind these is looked at when they are mended";
    return false;
  }

  YamlDocument nothing_but_findings(Diagnostics findings) {
    move_into(told_, std::move(findings));
    return {refused_node(), std::move(told_), false};
  }

  YamlDocument whole_but_for_slips(YamlAttempt part) {
    move_into(told_, std::move(part.diagnostics));
    part.root.whole = slips_ == 0;
    for (auto& [key, value] : part.root.entries) value.whole = !touched_.contains(key.place().line);
    if (slips_ > 0 && part.root.kind != Yaml::Kind::map) part.root.kind = Yaml::Kind::refused;
    return {std::move(part.root), std::move(told_), slips_ == 0};
  }

  std::shared_ptr<const Source> source_;
  YamlOutline outline_;
  Diagnostics told_;
  Lines passed_;
  std::set<std::size_t> touched_;  ///< the lines of the top keys below which something was passed over
  std::size_t slips_ = 0;
};

}  // namespace

YamlDocument read_yaml_around_slips(const std::shared_ptr<const Source>& source) {
  if (auto conflict = merge_conflict(source)) return {refused_node(), {*std::move(conflict)}, false};
  return Recovery(source).read();
}

}  // namespace drctl
