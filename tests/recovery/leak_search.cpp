#include "recovery/leak_search.hpp"

#include <cstring>
#include <set>

#include "recovery/secret_forms.hpp"

namespace drctl::recovery {
namespace {

constexpr std::size_t key_size = sizeof(std::uint64_t);

std::uint64_t key_of(const char* bytes) {
  std::uint64_t key = 0;
  std::memcpy(&key, bytes, key_size);
  return key;
}

}  // namespace

void LeakSearch::Needles::add(Needle needle) {
  auto& to = needle.words.size() < key_size ? short_ones : long_ones[key_of(needle.words.data())];
  to.push_back(std::move(needle));
}

void LeakSearch::Needles::find_in(std::string_view text, std::map<std::string, int>& found) const {
  for (const auto& needle : short_ones)
    if (text.contains(needle.words)) ++found[needle.tells];
  for (std::size_t at = 0; at + key_size <= text.size(); ++at)
    if (const auto some = long_ones.find(key_of(&text[at])); some != long_ones.end())
      for (const auto& needle : some->second)
        if (text.substr(at).starts_with(needle.words)) ++found[needle.tells];
}

void LeakSearch::add(const std::string& name, const std::string& secret) {
  std::set<std::string> known;  // most are the same where nothing needs an escape
  for (const auto& [kind, words] : written_forms(secret))
    if (known.insert(words).second) written_.add({words, name + " as " + kind});
  for (const auto& [kind, words] : encoded_forms(secret))
    if (known.insert(words).second) encoded_.add({words, name + " as " + kind});
}

std::vector<std::string> LeakSearch::leaks_in(const std::string& text) const {
  std::map<std::string, int> found;
  written_.find_in(text, found);
  encoded_.find_in(joined(text), found);
  std::vector<std::string> leaks;
  for (const auto& [tells, count] : found) leaks.push_back(tells);
  return leaks;
}

}  // namespace drctl::recovery
