#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <sstream>

#include "journal/signature.hpp"
#include "platform/file.hpp"
#include "support/fd.hpp"

namespace drctl {

namespace {

constexpr std::size_t largest_key = 64 * 1024;

std::unexpected<std::string> of_key(const std::filesystem::path& file, const std::string& what) {
  return std::unexpected(fmt::format("key {} {}", file.string(), what));
}

/// Why the file is not for its owner alone, as ssh wants it of its keys; empty: it is.
std::string openness(const std::filesystem::path& file) {
  const Fd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat found{};
  if (!fd || ::fstat(fd.get(), &found) != 0) return fmt::format("can't be read: {}", std::strerror(errno));
  if ((found.st_mode & 077) == 0) return "";
  return fmt::format("may be used by others than its owner (its mode is {:04o}): chmod 600 it",
                     found.st_mode & 07777);
}

/// The lines between BEGIN and END, each and joined, since they may be short.
void keep_lines(const std::string& pem, std::vector<std::string>& secrets) {
  constexpr std::size_t shortest = 8;
  std::istringstream lines(pem);
  std::string joined;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("-----")) continue;
    joined += line;
    if (line.size() >= shortest) secrets.push_back(line);
  }
  if (secrets.empty() || secrets.back() != joined) secrets.push_back(joined);
}

}  // namespace

std::expected<Sign, std::string> signer_from(const std::filesystem::path& file,
                                             std::vector<std::string>& secrets) {
  if (const auto open = openness(file); !open.empty()) return of_key(file, open);
  const auto pem = read_file(file, largest_key);
  if (!pem) return std::unexpected(pem.error());
  auto key = PrivateKey::from_pem(*pem);
  if (!key) return of_key(file, key.error());
  keep_lines(*pem, secrets);
  return [key = std::make_shared<PrivateKey>(std::move(*key))](std::string_view text) {
    return key->sign(text);
  };
}

std::expected<PublicKey, std::string> public_key_in(const std::filesystem::path& file) {
  const auto pem = read_file(file, largest_key);
  if (!pem) return std::unexpected(pem.error());
  auto key = PublicKey::from_pem(*pem);
  if (!key) return of_key(file, key.error());
  return std::move(*key);
}

}  // namespace drctl
