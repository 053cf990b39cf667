#include "cli/station.hpp"

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "report/nobody.hpp"

namespace drctl {

namespace {

ColorChoice color_choice(const std::string& word) {
  if (word == "always") return ColorChoice::always;
  return word == "never" ? ColorChoice::never : ColorChoice::automatic;
}

std::string user_name() {
  const auto* user = ::getpwuid(::getuid());
  return user ? user->pw_name : std::to_string(::getuid());
}

}  // namespace

std::optional<std::string> environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? std::optional<std::string>(value) : std::nullopt;
}

Appearance appearance(const Context& context, int fd) {
  return appearance_of(fd, color_choice(context.color), environment_variable);
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown host";
}

std::string operator_name(const std::string& name) {
  return name.empty() ? user_name() + "@" + host_name() : name;
}

Station::Station(const Context& context, const std::string& name)
    : by(drctl::operator_name(name)),
      log_file(context.log_file),
      screen(stderr, appearance(context, STDERR_FILENO)),
      signals_(step_cancel, leave),
      input_(STDIN_FILENO, step_cancel, leave),
      person_(person_at_terminal() ? std::optional<TerminalOperator>(std::in_place, screen, input_, by)
                                   : std::nullopt),
      nobody_(std::make_unique<Nobody>()),
      adapters(catalog(), {processes_, person_ ? static_cast<ManualWork&>(*person_) : *nobody_}) {
  screen.mask_with(&masker);
}

void Station::keep_secret(const std::vector<std::string>& secrets) {
  for (const auto& secret : secrets) {
    if (masker.add(secret) == Masker::Added::too_short)
      screen.print("warning: a secret of fewer than 4 bytes can't be masked\n");
  }
}

}  // namespace drctl
