#include "adapters/pg_archive.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ranges>

#include "support/edit_distance.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

// "; Archive created at 2026-11-25 00:06:58 UTC"
std::optional<std::string> creation_time(std::string_view line) {
  constexpr std::string_view label = "Archive created at ";
  const auto start = line.find(label);
  if (start == line.npos) return std::nullopt;
  std::string time(line.substr(start + label.size(), 19));
  if (time.size() == 19) time[10] = 'T';
  time += 'Z';
  return from_rfc3339(time) ? std::optional(time) : std::nullopt;
}

// "216; 1259 16395 TABLE public bots volaticloud" without its three numbers; empty for a comment.
std::string_view entry_of(std::string_view line) {
  if (line.empty() || line[0] == ';') return {};
  for (int i = 0; i < 3 && !line.empty(); ++i)
    line.remove_prefix(std::min(line.find(' '), line.size() - 1) + 1);
  return line;
}

// The role to which a restore gives the object; empty where it only says something about another's object.
std::string_view owner_of(std::string_view entry) {
  for (std::string_view kind : {"ACL ", "COMMENT ", "SECURITY LABEL ", "EXTENSION "})
    if (entry.starts_with(kind)) return {};
  const auto owner = entry.substr(entry.rfind(' ') + 1);
  return owner.starts_with("pg_") ? std::string_view() : owner;
}

// "public bots volaticloud" -> "public.bots"; a name may hold blanks, its schema and owner don't.
std::string table_of(std::string_view rest) {
  std::string name(rest.substr(0, rest.rfind(' ')));
  if (const auto blank = name.find(' '); blank != name.npos) name[blank] = '.';
  return name;
}

void add_entry(PgArchive& archive, std::string_view entry) {
  constexpr std::string_view data = "TABLE DATA ", attach = "TABLE ATTACH ", table = "TABLE ";
  constexpr std::string_view extension = "EXTENSION - ";
  ++archive.objects;
  if (entry.starts_with(data))
    archive.with_data.push_back(table_of(entry.substr(data.size())));
  else if (entry.starts_with(table) && !entry.starts_with(attach))
    archive.tables.push_back(table_of(entry.substr(table.size())));
  else if (entry.starts_with(extension))
    archive.extensions.emplace_back(entry.substr(extension.size(), entry.rfind(' ') - extension.size()));
  const auto owner = owner_of(entry);
  if (!owner.empty()) archive.owners.emplace_back(owner);
}

void select(PgArchive& archive, std::string_view listing) {
  bool left_out = false;
  for (auto part : std::views::split(listing, '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (entry_of(line).starts_with("COMMENT - EXTENSION "))
      left_out = true;
    else
      archive.selection += std::string(line) + "\n";
  }
  if (!left_out) archive.selection.clear();
}

void sort_unique(std::vector<std::string>& texts) {
  std::ranges::sort(texts);
  texts.erase(std::ranges::unique(texts).begin(), texts.end());
}

bool is_named(const std::string& table, const std::string& wanted) {
  return table == wanted || (table.size() > wanted.size() && table.ends_with("." + wanted));
}

std::string what_is_missing(const PgArchive& archive, const std::string& wanted) {
  const auto named = [&](const std::string& table) { return is_named(table, wanted); };
  if (std::ranges::any_of(archive.tables, named))
    return fmt::format("the dump holds the table '{}', but not its rows", wanted);
  auto candidates = archive.with_data;
  for (const auto& table : archive.with_data) candidates.push_back(table.substr(table.find('.') + 1));
  const auto near = nearest(wanted, candidates);
  return fmt::format("the dump holds no table '{}'{}", wanted,
                     near ? fmt::format(" (did you mean '{}'?)", *near) : "");
}

}  // namespace

std::expected<PgArchive, std::string> parse_listing(std::string_view listing) {
  PgArchive archive;
  for (auto part : std::views::split(listing, '\n')) {
    const std::string_view line(part.begin(), part.end());
    if (auto time = creation_time(line)) archive.created_at = *time;
    if (const auto entry = entry_of(line); !entry.empty()) add_entry(archive, entry);
  }
  if (archive.created_at.empty())
    return std::unexpected("pg_restore --list says nothing of when the dump was made");
  select(archive, listing);
  sort_unique(archive.tables);
  sort_unique(archive.with_data);
  sort_unique(archive.owners);
  sort_unique(archive.extensions);
  return archive;
}

std::vector<std::string> missing_tables(const PgArchive& archive, const std::vector<std::string>& wanted) {
  std::vector<std::string> missing;
  for (const auto& table : wanted)
    if (std::ranges::none_of(archive.with_data,
                             [&](const std::string& there) { return is_named(there, table); }))
      missing.push_back(what_is_missing(archive, table));
  return missing;
}

std::vector<std::string> named_tables(const PgArchive& archive, const std::vector<std::string>& wanted) {
  std::vector<std::string> names;
  for (const auto& table : archive.with_data)
    if (std::ranges::any_of(wanted, [&](const std::string& name) { return is_named(table, name); }))
      names.push_back(table);
  return names;
}

}  // namespace drctl
