#include "sandbox/heap_damage.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <array>
#include <fstream>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

constexpr std::streamoff page_size = 8192;  // BLCKSZ, as Debian builds PostgreSQL
constexpr std::array blocks = {5, 6, 7};

void change_bytes(const std::filesystem::path& file) {
  std::fstream heap(file, std::ios::in | std::ios::out | std::ios::binary);
  for (const auto block : blocks) {
    heap.seekp(block * page_size + page_size / 2);
    heap << "these 32 bytes were data, once...";
  }
  if (!heap.flush()) throw Failure(fmt::format("can't change {}", file.string()));
}

}  // namespace

std::string damage_heap(Postgres& postgres, const std::string& table) {
  postgres.query("volaticloud", "CHECKPOINT");
  const auto heap =
      postgres.data() /
      postgres.query("volaticloud", fmt::format("SELECT pg_relation_filepath('{}')", table))[0][0];
  if (std::filesystem::file_size(heap) < 8 * page_size)
    throw Failure(fmt::format("the table {} is too small", table));
  postgres.stop();
  change_bytes(heap);
  postgres.start();
  return fmt::format("{}", fmt::join(blocks, ", "));
}

}  // namespace drctl::sandbox
