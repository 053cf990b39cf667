#include "recovery/held_restore.hpp"

#include <fmt/core.h>

#include <csignal>

#include "sandbox/process_identity.hpp"
#include "sandbox/text_file.hpp"
#include "sandbox/wait.hpp"

namespace drctl::recovery {
using namespace std::chrono_literals;
namespace {

// Only what writes into a database is held: drctl reads the dump with pg_restore too. With exec the process
// stays the one that drctl started.
constexpr auto script = R"(
PATH=${{PATH#*:}}
case " $* " in *" --dbname "*) ;; *) exec pg_restore "$@" ;; esac
pg_restore --section=pre-data "$@"
echo $$ > {0}.new
mv {0}.new {0}
exec -a pg_restore sleep 300
)";

pid_t pid_in(const std::filesystem::path& file) { return std::stoi(sandbox::read_text(file)); }

}  // namespace

HeldRestore::HeldRestore(const Desk& desk)
    : program_(desk / "bin/pg_restore"), pid_file_(desk / "held-restore") {
  desk.install("pg_restore", fmt::format(script, pid_file_.string()));
}

HeldRestore::~HeldRestore() {
  if (alive()) ::kill(pid_in(pid_file_), SIGKILL);
}

bool HeldRestore::reached() const {
  return sandbox::wait_until(30s, [this] { return std::filesystem::exists(pid_file_); });
}

bool HeldRestore::alive() const {
  return std::filesystem::exists(pid_file_) && sandbox::identify(pid_in(pid_file_)).has_value();
}

void HeldRestore::release() const { std::filesystem::remove(program_); }

}  // namespace drctl::recovery
