// print_environment NAME...: prints NAME=VALUE a line, "NAME unset" for what is not there.
#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (const char* value = std::getenv(argv[i]))
      std::printf("%s=%s\n", argv[i], value);
    else
      std::printf("%s unset\n", argv[i]);
}
