#pragma once

#include <vector>

#include "runbook/keys.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// `contacts:` a list of whom to call.
std::vector<Contact> read_contacts(Reader& reader, const Yaml& yaml);

std::vector<KeyText> contact_key_texts();

}  // namespace drctl
