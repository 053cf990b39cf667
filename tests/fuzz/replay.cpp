// FUZZ_TARGET MUTATIONS PATH...: runs the target over every file below the paths, then over so many mutations
// of them, the same ones each time. The text at work lies in `fuzz-TARGET.last` when the target brings us
// down.
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fuzz/mutate.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::string at_work, left_in;

void leave_text() {
  std::ofstream(left_in, std::ios::binary) << at_work;
  fmt::print(stderr, "the text at work lies in {}\n", left_in);
}

[[noreturn]] void fall(int signal) {
  leave_text();
  ::_exit(128 + signal);
}

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> corpus_of(int count, char** paths) {
  std::vector<fs::path> files;
  for (int i = 0; i < count; ++i) {
    if (!fs::is_directory(paths[i])) files.emplace_back(paths[i]);
    if (fs::is_directory(paths[i]))
      for (const auto& entry : fs::recursive_directory_iterator(paths[i]))
        if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<std::string> corpus;
  for (const auto& file : files) corpus.push_back(content(file));
  return corpus;
}

void run(std::string text) {
  at_work = std::move(text);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(at_work.data()), at_work.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fmt::print(stderr, "usage: {} MUTATIONS PATH...\n", argv[0]), 2;
  left_in = "fuzz-" + fs::path(argv[0]).filename().string() + ".last";
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS, SIGTERM}) std::signal(signal, fall);
  const auto corpus = corpus_of(argc - 2, argv + 2);
  if (corpus.empty()) return fmt::print(stderr, "the corpus is empty\n"), 2;
  for (const auto& text : corpus) run(text);
  std::mt19937 random(20261125);
  for (auto left = std::atol(argv[1]); left > 0; --left) run(drctl::fuzz::mutated(corpus, random));
  fmt::print("{} texts, {} mutations\n", corpus.size(), argv[1]);
}
