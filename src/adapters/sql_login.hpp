#pragma once

#include <expected>
#include <string>

#include "drctl/adapter.hpp"

namespace drctl {

/// Which database, as whom.
struct SqlLogin {
  std::string host, port, database, user;
  Secret password;
  std::string tls_mode;  ///< libpq's sslmode, or empty: as libpq decides
  std::string tls_root;  ///< libpq's sslrootcert, or empty
};

/// The login that the target states; a call's `database` goes before the target's.
SqlLogin sql_login_of(const Call& call);

/// "database volaticloud on 127.0.0.1:5432 as volaticloud"
std::string describe(const SqlLogin& login);

}  // namespace drctl
