#include "platform/spawn.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
extern "C" {
#include <sys/pidfd.h>  // glibc 2.36's has no C++ guard
}

#include <cstring>
#include <filesystem>

#include "platform/find_program.hpp"
#include "platform/spawn_fds.hpp"
#include "platform/start_child.hpp"

namespace drctl {
namespace {

std::vector<std::string> environment_of(const Command& command) {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text(*entry);
    const auto equals = text.find('=');
    if (equals != text.npos) variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  for (const auto& name : command.unset) variables.erase(name);
  for (const auto& [name, value] : command.environment) variables[name] = value;
  for (const auto& [name, value] : command.secret_environment) variables[name] = value.reveal();
  std::vector<std::string> entries;
  for (const auto& [name, value] : variables) entries.push_back(name + "=" + value);
  return entries;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// A relative name with a slash is meant from the child's directory, as `cd there && ./name` means it.
std::expected<std::string, std::string> program_of(const Command& command) {
  if (command.argv.empty()) return std::unexpected("the command is empty");
  const auto& name = command.argv.front();
  const bool from_directory = command.directory && name.contains('/') && !name.starts_with('/');
  const auto path = command.environment.find("PATH");
  const auto found = from_directory
                         ? find_program((std::filesystem::path(*command.directory) / name).string())
                     : path != command.environment.end() ? find_program(name, path->second)
                                                         : find_program(name);
  if (!found) return std::unexpected(found.error());
  // What was found on PATH may be relative to our own directory.
  std::error_code error;
  const auto absolute = std::filesystem::absolute(*found, error);
  return from_directory ? name : error ? found->string() : absolute.string();
}

std::expected<void, std::string> check_directory(const Command& command) {
  std::error_code error;
  if (!command.directory || std::filesystem::is_directory(*command.directory, error)) return {};
  return std::unexpected(
      fmt::format("can't work in {}: {}", *command.directory, error ? error.message() : "not a directory"));
}

std::string explain(const std::string& program, int error) {
  if (error == ENOEXEC) return program + ": not a program (a script must begin with #!)";
  return program + ": " + std::strerror(error);
}

}  // namespace

std::expected<Spawned, std::string> spawn(const Command& command) {
  if (auto usable = check_directory(command); !usable) return std::unexpected(usable.error());
  auto program = program_of(command);
  if (!program) return std::unexpected(program.error());
  auto fds = open_spawn_fds(command);
  if (!fds) return std::unexpected(fds.error());
  // Keeps a descriptor free for pidfd_open: once the child runs, nothing may fail any more.
  Fd reserved(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (!reserved) return std::unexpected(explain("/dev/null", errno));

  auto arguments = command.argv;
  auto environment = environment_of(command);
  const auto argv = pointers_to(arguments), envp = pointers_to(environment);
  const auto pid = start_child({program->c_str(), argv.data(), envp.data(),
                                command.directory ? command.directory->c_str() : nullptr, *fds});
  if (!pid) return std::unexpected(explain(*program, pid.error()));
  Spawned child;
  child.pid = *pid;
  reserved.close();
  child.pidfd = Fd(::pidfd_open(child.pid, 0));
  child.out = std::move(fds->out);
  child.err = std::move(fds->err);
  return child;
}

}  // namespace drctl
