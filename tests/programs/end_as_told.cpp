// end_as_told exit N | signal N: prints "bye" to stderr without a newline, then ends that way.
#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

int main(int argc, char** argv) {
  std::fputs("bye", stderr);
  if (argc == 3 && std::strcmp(argv[1], "signal") == 0) raise(std::atoi(argv[2]));
  return argc == 3 ? std::atoi(argv[2]) : 0;
}
