#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace drctl::sandbox {

/// Who may read a file: everyone who may enter its folder, or its owner only (mode 0600).
enum class Readers { anyone, owner };

/// The whole of a file; throws Failure if it can't be read.
std::string read_text(const std::filesystem::path& file);

/// The last `lines` lines of a file, or "" if there is none: for error messages.
std::string last_lines(const std::filesystem::path& file, std::size_t lines);

/// Writes a file whole or not at all (beside it, then renamed); throws Failure.
void write_text(const std::filesystem::path& file, std::string_view text, Readers readers = Readers::anyone);

/// 32 random hexadecimal digits from the kernel, and characters that quoting, escaping and encoding treat
/// differently: what masks it must know them all. No quote of SQL is among them.
std::string random_password();

/// The first 12 hexadecimal digits of its SHA-256.
std::string digest(std::string_view bytes);

/// RFC 4648 base64, without line breaks.
std::string base64(std::string_view bytes);
/// The bytes that such text stands for; throws Failure if it is none.
std::string from_base64(std::string_view text);

}  // namespace drctl::sandbox
