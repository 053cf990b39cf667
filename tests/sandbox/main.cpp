#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "sandbox/commands.hpp"

using namespace drctl::sandbox;

namespace {

constexpr auto about =
    R"(Real servers that exist to be broken: PostgreSQL with 10,000 rows, a Kubernetes control plane with
two played nodes, a backend deployed on it, a dump, and an environment file for drctl.

  drctl-sandbox up                   start it; a first time builds Kubernetes, which takes minutes
  drctl-sandbox status               what of it is alive
  drctl-sandbox break db-corruption  break it for real
  drctl-sandbox mend node-failure    what a provider would do: the cause is gone, the rest is the runbook's
  drctl-sandbox add keycloak         add Keycloak to it; a first time fetches that, which takes a minute
  drctl-sandbox add front            add a name server and the platform's way in by HTTPS
  drctl-sandbox down                 stop and remove it

Exit status: 0 success, 1 failure (status: something has ended), 2 wrong usage, 3 status: no sandbox there.)";

int run(int argc, char** argv) {
  CLI::App app(about, "drctl-sandbox");
  app.require_subcommand(1);
  std::filesystem::path folder;
  std::string scenario, part;
  const auto command = [&](const char* name, const char* what) {
    auto* added = app.add_subcommand(name, what);
    added->add_option(
        "--dir", folder,
        "the folder of the sandbox (default: ~/.local/state/drctl/sandbox, or under $XDG_STATE_HOME)");
    return added;
  };
  const auto* up_command =
      command("up", "Start a sandbox; one that is there already, or was killed, is removed first");
  const auto* status_command = command("status", "Show which servers are alive");
  auto* break_command = command("break", "Break it; without a scenario, list them");
  break_command->add_option("SCENARIO", scenario, "what to break");
  auto* add_command = command("add", "Add a part that few scenarios need: keycloak, front");
  add_command->add_option("PART", part, "keycloak or front")->required();
  auto* mend_command = command("mend", "End the cause of a scenario, as the provider would");
  mend_command->add_option("SCENARIO", scenario, "whose cause ends")->required();
  const auto* down_command = command("down", "Stop all servers and remove the folder");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  folder = std::filesystem::absolute(folder.empty() ? default_folder() : folder);
  if (*up_command) return up(folder);
  if (*status_command) return show_status(folder);
  if (*break_command) return break_it(folder, scenario);
  if (*add_command) return add(folder, part);
  if (*mend_command) return mend(folder, scenario);
  return *down_command ? down(folder) : 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "drctl-sandbox: error: {}\n", failure.what());
    return static_cast<int>(Exit::failure);
  }
}
