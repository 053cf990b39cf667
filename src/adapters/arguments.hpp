#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "drctl/adapter.hpp"

namespace drctl {

/// A text field of the call, or `otherwise` when it was not given.
std::string text_of(const Call& call, const std::string& field, const std::string& otherwise = {});
/// A words or list field, or nothing.
std::vector<std::string> words_of(const Call& call, const std::string& field);
/// An integer field, or `otherwise` when it was not given or isn't known yet.
int number_of(const Call& call, const std::string& field, int otherwise);
/// A map field, or nothing.
std::map<std::string, std::string> map_of(const Call& call, const std::string& field);

/// The call without what makes it leave a file: what it prints is only read.
Call without_file(Call call);

/// The output as JSON when it is one JSON value and nothing else, else null.
nlohmann::json json_or_null(std::string_view output);

/// The last `count` lines, with "..." before them when others were left out.
std::string last_lines(std::string_view text, std::size_t count);

/// The text stands for a value that is not known yet: "${replicas}".
bool is_unknown(std::string_view text);

}  // namespace drctl
