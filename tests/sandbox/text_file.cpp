#include "sandbox/text_file.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <openssl/evp.h>
#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Failure(fmt::format("can't read {}: {}", file.string(), std::strerror(errno)));
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string last_lines(const std::filesystem::path& file, std::size_t lines) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  auto at = text.size();
  for (std::size_t n = 0; n <= lines && at != std::string::npos && at > 0; ++n) at = text.rfind('\n', at - 1);
  return at == std::string::npos || at == 0 ? text : text.substr(at + 1);
}

void write_text(const std::filesystem::path& file, std::string_view text, Readers readers) {
  const auto fresh = file.string() + ".new";
  const auto fail = [&] {
    throw Failure(fmt::format("can't write {}: {}", file.string(), std::strerror(errno)));
  };
  const int fd = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                        readers == Readers::owner ? 0600 : 0644);
  if (fd < 0) fail();
  const auto written = ::write(fd, text.data(), text.size());
  ::close(fd);
  if (written != static_cast<ssize_t>(text.size())) fail();
  if (::rename(fresh.c_str(), file.c_str()) != 0) fail();
}

std::string random_password() {
  constexpr auto odd_end = " pä\"+/=&%:#<>";
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw Failure("the kernel gave no random bytes");
  std::string text;
  for (const auto byte : bytes) text += fmt::format("{:02x}", byte);
  return text + odd_end;
}

std::string digest(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  EVP_Digest(bytes.data(), bytes.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
  std::string text;
  for (std::size_t n = 0; n < 6; ++n) text += fmt::format("{:02x}", hash[n]);
  return text;
}

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const auto size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string from_base64(std::string_view text) {
  std::string bytes(3 * (text.size() / 4) + 1, '\0');
  const auto size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) throw Failure("this is not base64");
  bytes.resize(static_cast<std::size_t>(size));
  const auto last = text.find_last_not_of('=');  // EVP_DecodeBlock counts the padding as bytes
  if (last != std::string_view::npos) bytes.resize(bytes.size() - (text.size() - 1 - last));
  return bytes;
}

}  // namespace drctl::sandbox
