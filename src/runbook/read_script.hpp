#pragma once

#include <string_view>
#include <vector>

#include "runbook/reader.hpp"
#include "runbook/test_file.hpp"
#include "runbook/yaml.hpp"

namespace drctl {

/// `steps:` of a test: by a step's id, what it answers.
std::vector<StepScript> read_scripts(Reader& reader, const Yaml& yaml);

/// A scalar with its place: an id, a word.
std::optional<Name> read_named(Reader& reader, std::string_view what, const Yaml& yaml);
/// One such scalar, or a list of them.
std::vector<Name> read_names(Reader& reader, std::string_view what, const Yaml& yaml);

/// One of the words, with its place.
std::optional<Name> read_one_of(Reader& reader, std::string_view what, const Yaml& yaml,
                                std::span<const std::string_view> words);

}  // namespace drctl
