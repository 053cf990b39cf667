// flood_stdout LINES: prints "line 1", "line 2", ... and the same to stderr.
#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
  const long lines = argc > 1 ? std::atol(argv[1]) : 0;
  for (long i = 1; i <= lines; ++i) {
    std::printf("line %ld\n", i);
    std::fprintf(stderr, "line %ld\n", i);
  }
}
