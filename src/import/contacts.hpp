#pragma once

#include <vector>

#include "import/draft.hpp"
#include "import/section.hpp"

namespace drctl {

/// Whom to call: the items of lists below a heading with "contact" that say a name and how to reach it, or
/// an address alone, which then is the name, too.
std::vector<ContactDraft> contacts_in(const Section& section);

/// What the section says besides them.
std::vector<Block> besides_contacts(const Section& section);

}  // namespace drctl
