#include "import/shell_place.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace drctl {
namespace {

using Map = YamlPart::Map;

/// Of the call's adapter; its main field is written out as the mapping's first.
Map& fields_of(CallDraft& call) {
  auto& value = call.keys.front().value;
  if (!std::holds_alternative<Map>(value.content)) {
    auto command = std::move(value);
    value = YamlPart{.content = Map{{"command", std::move(command)}}};
  }
  return std::get<Map>(value.content);
}

Map& environment_of(Map& fields) {
  const auto known = std::ranges::find(fields, "environment", &YamlField::key);
  if (known != fields.end()) return std::get<Map>(known->value.content);
  fields.push_back({"environment", {.content = Map{}}});
  return std::get<Map>(fields.back().value.content);
}

YamlPart opened(const std::string& text, CallDraft& call) {
  auto open = interpolated(text);
  add_variables(call.variables, open.variables);
  return {.content = std::move(open.text)};
}

/// Every step below repeats what was set: of more than people type, each stays a step by hand.
constexpr std::size_t most_variables = 20, longest_word = 200;

bool assigns(const ShellToken& token) {
  const auto middle = token.value.find('=');
  return middle != token.value.npos && middle > 0 && !token.value.starts_with('-') &&
         token.value.size() <= longest_word;
}

}  // namespace

bool ShellPlace::is_set_by(const ShellCommand& command) {
  return command.word(0) == "cd" || command.word(0) == "export";
}

bool ShellPlace::take(const ShellCommand& command) {
  return command.word(0) == "cd" ? take_directory(command) : take_variables(command);
}

/// One that is not understood leads elsewhere: where, only the shell knows.
bool ShellPlace::take_directory(const ShellCommand& command) {
  const std::string to(command.word(1));
  const bool is_whole = directory_.empty() || to.starts_with('/') || placeholder_size(to) > 0;
  const auto whole = is_whole ? to : directory_ + "/" + to;
  const bool is_plain = command.tokens.size() == 2 && !command.needs_shell && !to.starts_with('-') &&
                        whole.size() <= longest_word;
  directory_ = is_plain ? whole : "";
  return is_plain;
}

bool ShellPlace::take_variables(const ShellCommand& command) {
  const auto words = command.tokens.size();
  if (command.word(0) != "export" || command.needs_shell || words < 2) return false;
  const auto first = command.tokens.begin() + 1;
  if (variables_.size() + words > most_variables || !std::all_of(first, command.tokens.end(), assigns))
    return false;
  for (auto token = first; token != command.tokens.end(); ++token) {
    const auto middle = token->value.find('=');
    const auto name = token->value.substr(0, middle);
    std::erase_if(variables_, [&](const auto& each) { return each.first == name; });
    variables_.emplace_back(name, token->value.substr(middle + 1));
  }
  return true;
}

std::string ShellPlace::words() const {
  std::string text = directory_.empty() ? "" : " in " + directory_;
  for (const auto& [name, value] : variables_) text += fmt::format(" with {}={}", name, value);
  return text;
}

void ShellPlace::give(CallDraft& call) const {
  if (directory_.empty() && variables_.empty()) return;
  if (call.keys.front().key != "exec") return call.comments.push_back("typed" + words());
  auto& fields = fields_of(call);
  for (const auto& [name, value] : variables_) {
    auto& environment = environment_of(fields);
    if (std::ranges::find(environment, name, &YamlField::key) == environment.end())
      environment.push_back({name, opened(value, call)});
  }
  if (!directory_.empty()) fields.push_back({"directory", opened(directory_, call)});
}

}  // namespace drctl
