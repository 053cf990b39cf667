#include "adapters/helm_manifest.hpp"

#include <ranges>
#include <utility>
#include <vector>

#include "adapters/impact_text.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

/// The value of a line "key: value", without quotes; empty for another key.
std::string_view value_of(std::string_view line, std::string_view key) {
  if (!line.starts_with(key) || !line.substr(key.size()).starts_with(": ")) return {};
  const auto value = trimmed(line.substr(key.size() + 2));
  const bool is_quoted =
      value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
  return is_quoted ? value.substr(1, value.size() - 2) : value;
}

std::string_view without_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

/// Of one document, line after line.
class Document {
 public:
  void add(std::string_view line) {
    text_ += std::string(line) + "\n";
    const auto column = line.find_first_not_of(' ');
    if (column == line.npos || line[column] == '#') return;
    if (column == 0) in_metadata_ = line == "metadata:", inner_ = 0;
    if (const auto kind = value_of(line, "kind"); !kind.empty()) kind_ = kind;
    if (!in_metadata_ || column == 0) return;
    if (inner_ == 0) inner_ = column;
    if (column == inner_) take_metadata(line.substr(column));
  }
  void end(HelmObjects& into) && {
    if (kind_.empty() || name_.empty()) return;
    text_.erase(text_.find_last_not_of('\n') + 1);  // `get manifest` ends the last one with a line more
    into.emplace(kind_ + " " + (space_.empty() ? "" : space_ + "/") + name_, std::move(text_));
  }

 private:
  void take_metadata(std::string_view line) {
    if (const auto name = value_of(line, "name"); !name.empty()) name_ = name;
    if (const auto space = value_of(line, "namespace"); !space.empty()) space_ = space;
  }

  std::string text_, kind_, name_, space_;
  bool in_metadata_ = false;
  std::size_t inner_ = 0;  ///< the column of the keys of metadata
};

// https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource
bool is_kept(std::string_view object) {
  const auto at = object.find("helm.sh/resource-policy");
  const auto line = at == object.npos ? std::string_view() : object.substr(at, object.find('\n', at) - at);
  return line.contains("keep");
}

}  // namespace

HelmObjects objects_of(std::string_view manifest) {
  HelmObjects objects;
  Document document;
  for (const auto part : std::views::split(manifest, '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (line.starts_with("---"))
      std::move(std::exchange(document, {})).end(objects);
    else
      document.add(without_end(line));
  }
  std::move(document).end(objects);
  return objects;
}

std::string helm_changes(const HelmObjects& before, const HelmObjects& after) {
  std::vector<std::string> lines;
  for (const auto& [name, text] : before)
    if (!after.contains(name))
      lines.push_back(name + (is_kept(text) ? ": stays, no part of the release any more" : ": removed"));
  for (const auto& [name, text] : after)
    if (const auto now = before.find(name); now == before.end())
      lines.push_back(name + ": added");
    else if (now->second != text)
      lines.push_back(name + ": changed");
  return lines.empty() ? "nothing: all of it is as it should be" : one_text(lines);
}

}  // namespace drctl
