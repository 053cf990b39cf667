#include "cli/overrides.hpp"

#include <fmt/format.h>

namespace drctl {

OrProblem<std::map<std::string, std::string>> pairs(const std::vector<std::string>& words, const char* option,
                                                    const char* example) {
  std::map<std::string, std::string> result;
  for (const auto& word : words) {
    auto equals = word.find('=');
    if (equals == 0 || equals == std::string::npos)
      return problem(ExitStatus::bad_input, fmt::format("{} '{}' has no '='", option, word),
                     fmt::format("like {} {}", option, example));
    auto [at, fresh] = result.emplace(word.substr(0, equals), word.substr(equals + 1));
    if (!fresh)
      return problem(ExitStatus::bad_input, fmt::format("{} {} was given twice", option, at->first),
                     "give it once");
  }
  return result;
}

}  // namespace drctl
