#pragma once
#include <filesystem>
#include <string>

#include "sandbox/postgres.hpp"

namespace drctl::sandbox {

/// Where a table or an index of `volaticloud` lies on the disk; throws Failure if there is none of that name.
inline std::filesystem::path file_of(const Postgres& postgres, const std::string& relation) {
  return postgres.data() /
         postgres.query("volaticloud", "SELECT pg_relation_filepath('" + relation + "')")[0][0];
}

}  // namespace drctl::sandbox
