#pragma once

#include "cli/arguments.hpp"
#include "cli/problem.hpp"
#include "cli/station.hpp"

namespace drctl {

/// Declares --sign-key.
void declare_signing(Arguments& arguments, std::string& key_file);

/// From here on the station's journals are signed with the key in `key_file`, else in the file that
/// $DRCTL_SIGN_KEY names; not at all when that is not set. A problem when such a key can't be used: who wants
/// a signed record must not get another one unnoticed.
OrProblem<void> sign_with(Station& station, const std::string& key_file);

}  // namespace drctl
