#include "sandbox/keycloak_home.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <utility>
#include <vector>

#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
namespace fs = std::filesystem;
namespace {

// Below 64 MB of heap it dies; a server that lives for minutes needs neither the second compiler nor G1.
const std::vector<std::string> heap = {"-Xms32m", "-Xmx128m"};
const std::vector<std::string> lean = {"-XX:TieredStopAtLevel=1", "-XX:-UseG1GC", "-XX:+UseSerialGC"};

constexpr auto kc = R"(#!/bin/sh
# Keycloak's own kc.sh, with a small heap. Without the host it would open its port on all addresses.
export JAVA_OPTS_KC_HEAP='{heap}' JAVA_OPTS_APPEND='{lean}'
export KC_HTTP_MANAGEMENT_HOST=127.0.0.1 KC_HTTP_MANAGEMENT_PORT={port}
exec '{home}/bin/kc.sh' "$@"
)";

void write_program(const fs::path& file, const std::string& text) {
  write_text(file, text);
  fs::permissions(file, fs::perms::owner_all);
}

void append(std::vector<std::string>& words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
}

/// What kc.sh gives java: its shell is left out, for the kernel would kill that one only when its owner dies.
std::vector<std::string> java(const fs::path& home) {
  std::vector<std::string> words = {"java"};
  append(words, heap);
  append(words, lean);
  for (const auto* package : {"java.util", "java.util.concurrent", "java.security", "java.lang"})
    words.push_back(fmt::format("--add-opens=java.base/{}=ALL-UNNAMED", package));
  append(words, {"-XX:+ExitOnOutOfMemoryError", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                 "-Dpicocli.disable.closures=true", "-Dkc.home.dir=" + home.string(),
                 "-Djboss.server.config.dir=" + (home / "conf").string(), "-cp",
                 home / "lib" / "quarkus-run.jar", "io.quarkus.bootstrap.runner.QuarkusEntryPoint"});
  return words;
}

}  // namespace

/// kc.sh finds its home from where it really is, so it is a copy.
void make_keycloak_home(const Folder& sandbox, const fs::path& installed, const Endpoints& endpoints) {
  const auto home = sandbox / "keycloak";
  fs::create_directories(home / "bin");
  for (const auto* part : {"lib", "conf", "providers", "themes"})
    fs::create_directory_symlink(installed / part, home / part);
  write_program(home / "bin" / "kc.sh", read_text(installed / "bin" / "kc.sh"));
  write_program(
      sandbox / "bin" / "kc.sh",
      fmt::format(kc, fmt::arg("heap", fmt::join(heap, " ")), fmt::arg("lean", fmt::join(lean, " ")),
                  fmt::arg("port", endpoints.kc), fmt::arg("home", home.string())));
}

Program keycloak_server(const Folder& sandbox, const Endpoints& endpoints,
                        std::map<std::string, std::string> environment) {
  auto argv = java(sandbox / "keycloak");
  append(argv, {"start", "--optimized", "--http-enabled=true", "--http-host=127.0.0.1",
                fmt::format("--http-port={}", endpoints.keycloak), "--http-management-host=127.0.0.1",
                fmt::format("--http-management-port={}", endpoints.keycloak_management),
                "--hostname-strict=false", "--cache=local"});
  return {.name = "keycloak", .argv = std::move(argv), .environment = std::move(environment)};
}

}  // namespace drctl::sandbox
