#include "support/base64.hpp"

namespace drctl {

std::string base64_core(std::string_view bytes, std::size_t before, std::string_view alphabet) {
  auto bit = [&](std::size_t i) {
    auto byte =
        i / 8 < before ? 0u : static_cast<unsigned>(static_cast<unsigned char>(bytes[i / 8 - before]));
    return byte >> (7 - i % 8) & 1u;
  };
  std::string core;
  std::size_t first = (before * 8 + 5) / 6, last = (before + bytes.size()) * 8 / 6;
  for (auto character = first; character < last; ++character) {
    unsigned six = 0;
    for (std::size_t i = 0; i < 6; ++i) six = six << 1 | bit(character * 6 + i);
    core += alphabet[six];
  }
  return core;
}

}  // namespace drctl
