#pragma once

#include <string>
#include <vector>

#include "import/draft.hpp"
#include "import/names.hpp"

namespace drctl {

/// A name for each system that a document tells apart, in one runbook.
class TargetNames {
 public:
  explicit TargetNames(const RunbookDraft& draft);

  /// What a step has to say; empty where the runbook has only one target of the kind, included ones counted.
  std::string needed_name(const TargetDraft& target) const;
  std::vector<NamedTarget> all() const;

 private:
  struct Known {
    std::string kind, base, hint, name;
  };
  std::string base_of(const TargetDraft& target) const;
  bool fits(const Known& known, const TargetDraft& target) const;
  void see(const TargetDraft& target);

  const RunbookDraft& draft_;
  std::vector<Known> known_;
  UniqueNames names_;
};

}  // namespace drctl
