// Prints "ready", then waits for ever; TERM does not end it.
#include <signal.h>
#include <unistd.h>

#include <cstdio>

int main() {
  signal(SIGTERM, SIG_IGN);
  std::puts("ready");
  std::fflush(stdout);
  alarm(60);  // never outlives a broken test for long
  for (;;) pause();
}
