#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace drctl {

/// The words of a kubectl command as its flag parser (github.com/spf13/pflag) reads them. Which flags of
/// which verb take a value isn't known here, so a word after a flag may be its value or not, and each
/// question is asked in the way whose mistakes are harmless: `mentions` says yes when unsure, `surely` no.
class KubectlWords {
 public:
  explicit KubectlWords(std::vector<std::string> words);

  bool empty() const { return words_.empty(); }
  std::span<const std::string> all() const { return words_; }
  /// The words before `--`, behind which stands a command for the container.
  std::span<const std::string> before_command() const;
  /// The first `count` words with blanks between them: "rollout undo". Fewer when there are fewer.
  std::string first(std::size_t count) const;
  /// The nth word, or an empty text.
  std::string_view word(std::size_t index) const;

  /// It may be this command, "create token": its second word counts directly behind the verb and, when a flag
  /// stands there, anywhere behind it.
  bool may_be(std::string_view command) const;

  /// The flag may be given: --name, --name=anything but false, or its letter, also in a bundle (-it). Words
  /// after
  /// `--` belong to the command in the container and don't count.
  bool mentions(std::string_view name, char letter = 0) const;
  /// The last value that the flag may have: --name=v, --name v, -nv, -n v.
  std::optional<std::string> value_of(std::string_view name, char letter = 0) const;
  /// The value of --name=v, and an empty one of --name alone; only when no flag before it can have taken it
  /// for its own value, and when --name is not given a second time. kubectl takes the last of two.
  std::optional<std::string> surely(std::string_view name) const;

 private:
  std::vector<std::string> words_;
  std::size_t before_command_;  ///< so many words stand before `--`
  std::vector<std::size_t>
      dashed_{};  ///< those of them that begin with '-', by place: most questions are about these
};

}  // namespace drctl
