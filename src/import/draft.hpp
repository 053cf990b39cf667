#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "import/calls.hpp"
#include "import/placeholders.hpp"

/// A runbook on its way from a document to a file.
namespace drctl {

struct DraftedStep {
  std::vector<std::string> comments{};  ///< above it
  std::string id{}, title{}, description{}, confirm{};
  CallDraft call{};
  std::vector<std::string> includes{};  ///< the runbooks that it includes
};

/// A value, and the document's own words where it says less than they do.
struct FieldDraft {
  std::string value, words;
};

struct ContactDraft {
  std::string name, reach;
};

/// A target of a runbook, as a step names it.
struct NamedTarget {
  std::string name, kind, hint{};
};

struct RunbookDraft {
  std::string name, title, description;
  std::vector<std::string> head, foot;  ///< comments before and behind all
  FieldDraft impact, severity, rto, rpo, owner;
  std::vector<ContactDraft> contacts;
  std::string contacts_heading;
  std::vector<DraftedStep> steps;
  std::vector<NamedTarget> included_targets;  ///< of the runbooks that it includes
  std::string main_database;                  ///< of the document: the one that the target `database` is
};

/// Why a runbook of this text would not validate; empty when it would.
using Refusal = std::function<std::string(const std::string& runbook)>;

/// Something of the document that became a comment.
struct Unplaced {
  std::size_t line = 0;
  std::string text;
};

/// The targets that the runbook's own steps act on: "cluster", "database", "database-keycloak".
std::vector<NamedTarget> targets_of(const RunbookDraft& draft);

/// The runbook as a file of the language.
std::string runbook_text(const RunbookDraft& draft);

}  // namespace drctl
