// Prints "ready", then waits for ever; on TERM it prints "cleaned up" and exits with 7.
#include <signal.h>
#include <unistd.h>

#include <cstdio>

int main() {
  sigset_t term;
  sigemptyset(&term);
  sigaddset(&term, SIGTERM);
  sigprocmask(SIG_BLOCK, &term, nullptr);
  std::puts("ready");
  std::fflush(stdout);
  alarm(60);
  int signal_number = 0;
  sigwait(&term, &signal_number);
  std::puts("cleaned up");
  return 7;
}
