#include "sandbox/folder.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <utility>

#include "sandbox/daemon.hpp"
#include "sandbox/failure.hpp"
#include "sandbox/postgres_cluster.hpp"
#include "sandbox/process_identity.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
namespace {

constexpr auto folder_mark = "sandbox.json";
constexpr auto temporary_prefix = "drctl-sandbox-";

fs::path temporary_root() {
  const auto* tmpdir = std::getenv("TMPDIR");
  return tmpdir != nullptr && *tmpdir != '\0' ? tmpdir : "/tmp";
}

/// The folder_mark names the owner, so that the folder of a killed one can be told from that of a living one.
void write_mark(const fs::path& folder, Lifetime lifetime) {
  nlohmann::json text = {{"what", "a drctl sandbox: remove it with drctl-sandbox down"}};
  if (lifetime == Lifetime::with_owner) {
    const auto self = identify(::getpid());
    text["owner"] = {{"pid", ::getpid()}, {"started", self ? self->started : 0}};
  }
  write_text(folder / folder_mark, text.dump() + "\n");
}

bool abandoned(const fs::path& folder) {
  const auto text = nlohmann::json::parse(read_text(folder / folder_mark), nullptr, false);
  if (!text.is_object() || !text.contains("owner")) return false;
  return !alive({text["owner"].value("pid", 0), text["owner"].value("started", std::uint64_t{0})});
}

/// Another process may be doing the same, so what goes wrong here does not matter.
void remove_abandoned() {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(temporary_root(), error)) try {
      if (entry.path().filename().string().starts_with(temporary_prefix) && is_sandbox(entry.path()) &&
          abandoned(entry.path()))
        clean_up(entry.path());
    } catch (const std::exception&) {
      continue;
    }
}

/// Parts that live elsewhere are there as symbolic links (a user that can't enter this folder needs it so).
void remove_whole(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_symlink() && fs::is_directory(entry.path())) fs::remove_all(fs::read_symlink(entry.path()));
  fs::remove_all(folder);
}

}  // namespace

Folder::Folder(fs::path path, Lifetime lifetime)
    : path_(fs::absolute(path).lexically_normal()), lifetime_(lifetime) {
  std::error_code error;
  fs::create_directories(path_, error);
  if (error) throw Failure(fmt::format("can't make {}: {}", path_.string(), error.message()));
  if (!fs::is_empty(path_))
    throw Failure(
        fmt::format("{} is not empty, and not a sandbox: choose another folder with --dir", path_.string()));
  fs::permissions(path_, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
  write_mark(path_, lifetime_);
}

Folder Folder::temporary() {
  remove_abandoned();
  auto name = (temporary_root() / temporary_prefix).string() + "XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw Failure(fmt::format("can't make a folder like {}", name));
  return {name, Lifetime::with_owner};
}

Folder Folder::open(const fs::path& path) {
  if (!is_sandbox(path))
    throw Failure(fmt::format("no sandbox is in {}: make one with drctl-sandbox up", path.string()));
  return {Existing{}, fs::absolute(path).lexically_normal()};
}

Folder::Folder(Folder&& other) noexcept : path_(std::exchange(other.path_, {})), lifetime_(other.lifetime_) {}

Folder::~Folder() {
  if (path_.empty() || lifetime_ == Lifetime::until_down) return;
  try {
    clean_up(path_);
  } catch (const std::exception&) {  // what stays is found by the next sandbox
  }
}

bool is_sandbox(const fs::path& path) { return fs::is_regular_file(path / folder_mark); }

void clean_up(const fs::path& path) {
  if (!fs::exists(path) || fs::is_empty(path)) return;
  if (!is_sandbox(path))
    throw Failure(fmt::format("{} is not a sandbox: nothing was removed", path.string()));
  stop_all(path);
  for (const auto* server : {"postgres", "new-postgres"}) free_shared_memory(path / server / "data");
  remove_whole(path);
}

}  // namespace drctl::sandbox
