#pragma once

#include <map>
#include <string>
#include <vector>

#include "import/section.hpp"

namespace drctl {

/// A section that becomes a runbook.
struct Scenario {
  std::string name;                ///< of the runbook
  std::string title;               ///< without "Scenario 2:"
  std::vector<std::string> above;  ///< the headings that it stands below
  Section section;                 ///< its sub-headings too, but for those that are runbooks of their own
};

/// What of a document is no runbook, in its order: before the scenario `before`, or behind the last.
struct Remainder {
  std::size_t before = 0;
  Section section;               ///< without children
  bool is_heading_told = false;  ///< above the runbooks below it
};

/// The runbooks that a link of the document leads to: those at a heading, or below it.
struct LinkedRunbooks {
  std::vector<std::string> names;
  bool are_alternatives = false;  ///< one of them is chosen; else all, in their order
};
using Anchors = std::map<std::string, LinkedRunbooks>;  ///< by "#database-recovery"

struct Scenarios {
  std::vector<Scenario> scenarios;
  Anchors anchors;
  std::vector<Remainder> remainders;
};

/// A section is a runbook when it says an impact, an RTO or an RPO, or else when it holds something to do:
/// commands, numbered steps, a check list. One whose sub-sections say an impact is a chapter of them.
Scenarios scenarios_of(const Section& document);

/// Whether something in it is to be done: code, numbered steps that are no table of contents, a check list.
bool is_to_do(const Block& block);

/// "Scenario 2: Node lost" is "Node lost".
std::string scenario_title(const std::string& heading);

}  // namespace drctl
