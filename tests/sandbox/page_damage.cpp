#include "sandbox/page_damage.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <array>
#include <fstream>

#include "sandbox/failure.hpp"
#include "sandbox/relation_file.hpp"

namespace drctl::sandbox {
namespace {

constexpr std::streamoff page_size = 8192;  // BLCKSZ, as Debian builds PostgreSQL
constexpr std::array blocks = {5, 6, 7};

void change_bytes(const std::filesystem::path& file) {
  std::fstream pages(file, std::ios::in | std::ios::out | std::ios::binary);
  for (const auto block : blocks) {
    pages.seekp(block * page_size + page_size / 2);
    pages << "these 32 bytes were data, once...";
  }
  if (!pages.flush()) throw Failure(fmt::format("can't change {}", file.string()));
}

}  // namespace

std::string damage_pages(Postgres& postgres, const std::string& relation) {
  postgres.query("volaticloud", "CHECKPOINT");
  const auto file = file_of(postgres, relation);
  if (std::filesystem::file_size(file) < 8 * page_size)
    throw Failure(fmt::format("{} is too small", relation));
  postgres.stop();
  change_bytes(file);
  postgres.start();
  return fmt::format("{}", fmt::join(blocks, ", "));
}

}  // namespace drctl::sandbox
