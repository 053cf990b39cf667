#pragma once

#include <string>
#include <vector>

namespace drctl {

/// What a command declares of its command line. Each takes where the value goes, which must live as long as
/// the command, and one line of help.
class Arguments {
 public:
  enum class Need { optional, required };
  virtual ~Arguments() = default;
  virtual void positional(const char* name, std::string& value, Need need, const char* help) = 0;
  /// One of `words`, which must be given.
  virtual void positional_choice(const char* name, std::string& value, const std::vector<std::string>& words,
                                 const char* help) = 0;
  virtual void positionals(const char* name, std::vector<std::string>& values, const char* help) = 0;
  /// `names` as "-e,--env"; `value_name` as "ENV".
  virtual void option(const char* names, std::string& value, const char* value_name, const char* help) = 0;
  /// May be given several times.
  virtual void options(const char* names, std::vector<std::string>& values, const char* value_name,
                       const char* help) = 0;
  /// One of `words`; another one is refused.
  virtual void choice(const char* names, std::string& value, const std::vector<std::string>& words,
                      const char* value_name, const char* help) = 0;
  virtual void flag(const char* names, bool& value, const char* help) = 0;
};

}  // namespace drctl
