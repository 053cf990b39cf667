#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace drctl::recovery {

/// Looks for secrets in texts, in every form at once.
class LeakSearch {
 public:
  void add(const std::string& name, const std::string& secret);

  /// "database-password as base64", each once; empty when none shows.
  std::vector<std::string> leaks_in(const std::string& text) const;

 private:
  struct Needle {
    std::string words, tells;
  };
  /// By their first 8 bytes: a text is gone through once, however many there are.
  struct Needles {
    std::unordered_map<std::uint64_t, std::vector<Needle>> long_ones;
    std::vector<Needle> short_ones;

    void add(Needle needle);
    void find_in(std::string_view text, std::map<std::string, int>& found) const;
  };

  Needles written_, encoded_;
};

}  // namespace drctl::recovery
