// Prints how many bytes its standard input holds.
#include <unistd.h>

#include <cstdio>

int main() {
  char buffer[4096];
  long total = 0;
  for (ssize_t count; (count = read(0, buffer, sizeof buffer)) > 0;) total += count;
  std::printf("%ld\n", total);
}
