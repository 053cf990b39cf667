#include "adapters/pg_dump_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "adapters/pg_client.hpp"
#include "adapters/pg_failure.hpp"
#include "support/utf8.hpp"

namespace drctl {
namespace {

namespace fs = std::filesystem;

struct DumpSymptom {
  std::string_view text, help;
};

// The texts of pg_restore 15.
constexpr DumpSymptom pg_dump_symptoms[] = {
    {"text format dump", "a plain SQL dump can't be proven whole; make dumps with pg_dump --format=custom"},
    {"end of file", "the dump is cut: take another one, or fetch it again"},
    {"file is too short", "the dump is cut: take another one, or fetch it again"},
    {"could not uncompress", "the dump is damaged: take another one, or fetch it again"},
    {"unsupported version", "the dump was made by a newer pg_dump: install that version's client programs"},
    {"could not open", "check the path of the dump"},
    {"not appear to be a valid archive", "it is cut, or no dump in custom, directory or tar format"},
};

}  // namespace

PgDumpFile::PgDumpFile(std::string path, Children& children, Narration& narration)
    : path_(std::move(path)), children_(children), narration_(narration) {}

Command PgDumpFile::command(std::vector<std::string> options) const {
  auto command = pg_offline("pg_restore");
  for (auto& option : options) command.argv.push_back(std::move(option));
  command.argv.insert(command.argv.end(), {"--", path_});
  return command;
}

Outcome PgDumpFile::failure(const ChildResult& child) const {
  auto outcome = pg_failure(child, "pg_restore", {});
  outcome.end = End::failed;
  const auto found = std::ranges::find_if(
      pg_dump_symptoms, [&](const DumpSymptom& s) { return outcome.error.contains(s.text); });
  outcome.help = found == std::end(pg_dump_symptoms) ? "take another dump" : std::string(found->help);
  outcome.error = fmt::format("the dump {} can't be restored\n{}", path_, outcome.error);
  return outcome;
}

std::expected<PgArchive, Outcome> PgDumpFile::list() const {
  std::string listing;  // gathered by line: what is kept of a child's output is capped
  const auto child = children_.run(command({"--list"}), [&](Stream stream, std::string_view line) {
    if (stream == Stream::out) listing += std::string(line) + "\n";
  });
  if (auto unfinished = children_.unfinished(child, "pg_restore")) return std::unexpected(*unfinished);
  if (child.status != 0) return std::unexpected(failure(child));
  auto archive = parse_listing(valid_utf8(listing));
  if (!archive) return std::unexpected(Outcome{.error = archive.error()});
  return *archive;
}

std::expected<void, Outcome> PgDumpFile::read_all(const PgArchive& archive) const {
  PgRestoreProgress progress(PgRestoreProgress::Work::checking, archive.objects, narration_);
  const auto child = children_.run(command({"--verbose", "--file=/dev/null"}),
                                   [&](Stream, std::string_view line) { progress.line(line); });
  if (auto unfinished = children_.unfinished(child, "pg_restore")) return std::unexpected(*unfinished);
  if (child.status != 0) return std::unexpected(failure(child));
  return {};
}

std::expected<PgArchive, Outcome> PgDumpFile::prove() const {
  auto archive = list();
  if (!archive) return archive;
  if (auto whole = read_all(*archive); !whole) return std::unexpected(whole.error());
  return archive;
}

std::expected<std::string, Outcome> PgDumpFile::database_options(const std::string& base) const {
  const auto child = children_.run(command({"--create", "--schema-only", "--file=-"}), Narrate::nothing);
  if (auto unfinished = children_.unfinished(child, "pg_restore")) return std::unexpected(*unfinished);
  if (child.status != 0) return std::unexpected(failure(child));
  constexpr std::string_view beginning = " WITH TEMPLATE = template0";
  const auto statement = child.out.find("\nCREATE DATABASE ");
  const auto end = child.out.find(";\n", statement);
  const auto options = child.out.find(beginning, statement);
  const auto with = "WITH TEMPLATE = " + base;
  if (end == child.out.npos || options > end) return with;
  return with + child.out.substr(options + beginning.size(), end - options - beginning.size());
}

std::uintmax_t PgDumpFile::size() const {
  std::error_code error;
  if (!fs::is_directory(path_, error)) {
    const auto size = fs::file_size(path_, error);
    return error ? 0 : size;
  }
  std::uintmax_t total = 0;
  for (fs::directory_iterator entry(path_, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code unreadable;
    const auto size = entry->file_size(unreadable);
    total += unreadable ? 0 : size;
  }
  return total;
}

void PgRestoreProgress::line(std::string_view text) {
  constexpr std::string_view prefix = "pg_restore: ";
  // One of these lines is printed for each entry of the table of contents.
  constexpr std::array<std::string_view, 3> beginnings = {"creating ", "processing data for table ",
                                                          "executing SEQUENCE SET "};
  if (!text.starts_with(prefix)) return;
  text.remove_prefix(prefix.size());
  if (std::ranges::none_of(beginnings, [&](auto beginning) { return text.starts_with(beginning); })) return;
  if (work_ == Work::checking) text.remove_prefix(text.find(' ') + 1);  // nothing is created
  done_ = std::min(done_ + 1, total_);
  narration_.progress(done_, total_, (work_ == Work::checking ? "checking " : "") + valid_utf8(text));
}

}  // namespace drctl
