// leave_grandchild FIFO [stay [away]]: starts a child that ignores TERM and holds our stdout and FIFO (for
// writing) open for ever. Then prints "parent done" and exits with 0, or with `stay` waits for ever itself.
// With `away` the child is one of a session of its own, and its parent is gone, as a daemon's.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>

int main(int argc, char** argv) {
  if (argc < 2 || open(argv[1], O_WRONLY) < 0) return 1;
  alarm(60);
  const bool away = argc > 3;
  if (fork() == 0) {
    if (away && (setsid() < 0 || fork() != 0)) return 0;
    signal(SIGTERM, SIG_IGN);
    alarm(60);
    for (;;) pause();
  }
  std::puts("parent done");
  std::fflush(stdout);
  if (argc > 2) pause();
  return 0;
}
