// Prints what it got from its parent: blocked and ignored signals, open descriptors above 2, terminal,
// directory.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <climits>
#include <cstdio>

int main() {
  int blocked = 0, ignored = 0, open_above_2 = 0;
  sigset_t mask;
  sigprocmask(SIG_BLOCK, nullptr, &mask);
  for (int number = 1; number < SIGRTMIN; ++number) {
    struct sigaction action{};
    blocked += sigismember(&mask, number) == 1;
    ignored += sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
  }
  for (int fd = 3; fd < 1024; ++fd) open_above_2 += fcntl(fd, F_GETFD) >= 0;
  char directory[PATH_MAX];
  std::printf("blocked %d\nignored %d\nopen %d\n", blocked, ignored, open_above_2);
  std::printf("leads its group %s\n", getpgrp() == getpid() ? "yes" : "no");
  std::printf("terminal %s\n", open("/dev/tty", O_RDWR) < 0 ? "none" : "some");
  std::printf("directory %s\n", getcwd(directory, sizeof directory));
}
