#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace drctl {

/// Where in a line a secret stands, and what its placeholder says.
struct SecretSpan {
  std::size_t begin = 0, end = 0;
  std::string_view name;
};

/// A line of a document.
struct SpokenLine {
  std::string_view text;
  std::string_view command;  ///< with the lines that it continues
  bool is_code = false;      ///< not prose, where "password: ..." says seldom a password
};

/// PASSWORD=x, --from-literal=password=x, "token": "x", Authorization: Bearer x.
std::vector<SecretSpan> assigned_secrets(const SpokenLine& line);

/// https://user:x@host; SQL's PASSWORD 'x'.
std::vector<SecretSpan> embedded_secrets(const SpokenLine& line);

/// curl -u user:x, mysql -px, --password x.
std::vector<SecretSpan> flagged_secrets(const SpokenLine& line);

}  // namespace drctl
