#include "recovery/leaks.hpp"

#include <fstream>
#include <string>

#include "sandbox/text_file.hpp"

namespace drctl::recovery {
namespace fs = std::filesystem;

std::string all_command_lines() {
  std::string lines;
  for (const auto& process : fs::directory_iterator("/proc")) {
    std::ifstream file(process.path() / "cmdline", std::ios::binary);
    // getline, which takes a process that ends meanwhile for the end of the file.
    for (std::string word; std::getline(file, word, '\0');) lines += word + '\0';
    lines += '\n';
  }
  return lines;
}

std::string all_files(const fs::path& folder) {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) text += sandbox::read_text(entry.path());
  return text;
}

}  // namespace drctl::recovery
