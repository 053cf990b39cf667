#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/reader.hpp"
#include "runbook/yaml.hpp"

namespace drctl {

/// Whether `key` may be read as the key `meant` in a mapping that has the keys `present`.
using MayMean = std::function<bool(const std::string& key, const std::string& meant,
                                   const std::set<std::string>& present)>;

/// Tells each key of the mapping that is not among `known`: "unknown key 'timout' in step 'restart'". Gives
/// the mapping with those that were probably meant to be a key that it has not replaced by that one: what
/// stands below is read as what was meant, and no other error follows from the slip. Nothing when all are
/// known.
std::optional<Yaml> respelt(Reader& reader, const Yaml& map, std::string_view where,
                            const std::vector<std::string>& known, const MayMean& may = {});

}  // namespace drctl
