#pragma once

#include <map>
#include <string>

namespace drctl {

/// The fields as the body of a form (application/x-www-form-urlencoded): "a=b%26c&d=e".
std::string form_of(const std::map<std::string, std::string>& fields);

}  // namespace drctl
