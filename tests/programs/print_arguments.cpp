// Prints its arguments as a JSON list, argv[0] left out.
#include <cstdio>

static void print_text(const char* text) {
  std::putchar('"');
  for (; *text; ++text) {
    const auto byte = static_cast<unsigned char>(*text);
    if (byte == '"' || byte == '\\')
      std::printf("\\%c", *text);
    else if (byte < 0x20)
      std::printf("\\u%04x", byte);
    else
      std::putchar(*text);
  }
  std::putchar('"');
}

int main(int argc, char** argv) {
  std::putchar('[');
  for (int i = 1; i < argc; ++i) {
    if (i > 1) std::putchar(',');
    print_text(argv[i]);
  }
  std::puts("]");
}
