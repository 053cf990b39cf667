#include "import/program_flags.hpp"

#include <algorithm>

namespace drctl {
namespace {

class FlagReader {
 public:
  FlagReader(const ShellCommand& command, const std::vector<KnownFlag>& known)
      : command_(command), known_(known) {}

  std::optional<ProgramFlags> read() {
    for (at_ = 1; at_ < command_.tokens.size() && is_known_; ++at_) word(std::string(command_.word(at_)));
    return is_known_ ? std::optional(std::move(flags_)) : std::nullopt;
  }

 private:
  void word(const std::string& word) {
    if (word.starts_with("--"))
      long_flag(word.substr(2));
    else if (word.size() > 1 && word[0] == '-')
      short_flags(word.substr(1));
    else
      flags_.positionals.push_back(word);
  }

  void long_flag(const std::string& word) {
    const auto middle = word.find('=');
    const auto flag = std::ranges::find(known_, word.substr(0, middle), &KnownFlag::long_name);
    if (flag == known_.end()) return static_cast<void>(is_known_ = false);
    if (!flag->takes_value) return add(*flag, "");
    add(*flag, middle == word.npos ? next() : word.substr(middle + 1));
  }

  /// -sSf, and -Fc, where the value stands right behind.
  void short_flags(std::string_view letters) {
    for (std::size_t at = 0; at < letters.size() && is_known_; ++at) {
      const auto flag = std::ranges::find(known_, letters.substr(at, 1), &KnownFlag::name);
      if (flag == known_.end()) return static_cast<void>(is_known_ = false);
      if (!flag->takes_value) {
        add(*flag, "");
        continue;
      }
      return add(*flag, at + 1 < letters.size() ? std::string(letters.substr(at + 1)) : next());
    }
  }

  void add(const KnownFlag& flag, std::string value) {
    flags_.given.emplace_back(flag.name, std::move(value));
  }

  std::string next() {
    is_known_ = ++at_ < command_.tokens.size();
    return std::string(command_.word(at_));
  }

  const ShellCommand& command_;
  const std::vector<KnownFlag>& known_;
  ProgramFlags flags_;
  std::size_t at_ = 1;
  bool is_known_ = true;
};

}  // namespace

bool ProgramFlags::has(std::string_view name) const {
  return std::ranges::any_of(given, [&](const auto& flag) { return flag.first == name; });
}

std::string ProgramFlags::value(std::string_view name) const {
  const auto all = values(name);
  return all.empty() ? std::string{} : all.back();
}

std::vector<std::string> ProgramFlags::values(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [flag, value] : given)
    if (flag == name) found.push_back(value);
  return found;
}

std::optional<ProgramFlags> flags_of(const ShellCommand& command, const std::vector<KnownFlag>& known) {
  return FlagReader(command, known).read();
}

}  // namespace drctl
