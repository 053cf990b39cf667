#include "cli/command_line.hpp"

#include <sstream>

namespace drctl {

namespace {

std::vector<std::string> split(const std::string& names) {
  std::vector<std::string> all;
  std::istringstream stream(names);
  for (std::string name; std::getline(stream, name, ',');) all.push_back(name);
  return all;
}

/// Arguments that only writes down what is declared.
class Collected final : public Arguments {
 public:
  void positional(const char* name, std::string&, Need, const char*) override { line.positional = name; }
  void positional_choice(const char* name, std::string&, const std::vector<std::string>& words,
                         const char*) override {
    line.positional = name;
    line.positional_words = words;
  }
  void positionals(const char* name, std::vector<std::string>&, const char*) override {
    line.positional = name;
  }
  void option(const char* names, std::string&, const char* value_name, const char* help) override {
    line.options.push_back({split(names), value_name, help});
  }
  void options(const char* names, std::vector<std::string>&, const char* value_name,
               const char* help) override {
    line.options.push_back({split(names), value_name, help});
  }
  void choice(const char* names, std::string&, const std::vector<std::string>& words, const char* value_name,
              const char* help) override {
    line.options.push_back({split(names), value_name, help, words});
  }
  void flag(const char* names, bool&, const char* help) override {
    line.options.push_back({split(names), "", help});
  }

  CommandLine line;
};

}  // namespace

CommandLine command_line_of(const CommandRow& command) {
  Collected collected;
  Context context;
  collected.line.options.push_back({{"-h", "--help"}, "", "Show this help"});
  command.declare(collected);
  declare_common_options(collected, context);
  return collected.line;
}

void declare_common_options(Arguments& arguments, Context& context) {
  arguments.choice("--color", context.color, {"auto", "always", "never"}, "WHEN",
                   "Colour: auto, always or never (auto also obeys NO_COLOR)");
  arguments.option("--log-file", context.log_file, "FILE", "Write a trace for developers there");
}

}  // namespace drctl
