#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "sandbox/endpoints.hpp"
#include "sandbox/folder.hpp"
#include "sandbox/http.hpp"
#include "sandbox/kubectl.hpp"
#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// Told what is being done now; for people.
using Narrate = std::function<void(const std::string&)>;

/// A whole installation that exists to be broken: PostgreSQL with data and a dump of it, a Kubernetes cluster
/// with the backend deployed, and the environment file that binds drctl to it (see docs/sandbox.md). A test
/// has it like this:
///
///     Sandbox sandbox(Folder::temporary(), Lifetime::with_owner);
///     break_sandbox(sandbox, "db-corruption");
///     ... drctl run db-corruption --env sandbox.folder() / "environment.yaml" ...
class Sandbox {
 public:
  /// Brings it up, whole; throws Failure. With Lifetime::until_down what was started stays, also after a
  /// Failure.
  Sandbox(Folder folder, Lifetime lifetime, const Narrate& narrate = [](const std::string&) {});
  /// The one that is up in a folder; throws Failure if none is, or it is in ruins.
  static Sandbox open(const std::filesystem::path& folder);

  ~Sandbox();
  Sandbox(Sandbox&&) noexcept;
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  const Folder& folder() const;
  const Endpoints& endpoints() const;
  Postgres& postgres();
  /// The database server is lost, with its data. A new and empty one, on another port and with another
  /// password, stands for the instance that a provider makes then; `postgres` is that one from here on, and
  /// SANDBOX/environment-new-database.yaml names it. Throws Failure.
  void replace_postgres();
  const Kubectl& kubectl() const;
  /// Adds Keycloak (see keycloak.hpp), unless it is there already; environment.yaml then names it too. Throws
  /// Failure.
  void add_keycloak();
  /// Adds a name server for the platform's names (see name_server.hpp) and the way in by HTTPS (see
  /// front.hpp), likewise.
  void add_front();
  std::filesystem::path environment_file() const { return folder() / "environment.yaml"; }

  /// GET /gateway/v1/health of the backend; nothing if it refuses connections.
  std::optional<HttpResponse> health() const;
  /// POST {"query": ...} to its /gateway/v1/graphql.
  std::optional<HttpResponse> graphql(const std::string& query) const;

 private:
  struct Parts;
  explicit Sandbox(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace drctl::sandbox
