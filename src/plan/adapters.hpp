#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "drctl/adapter.hpp"

namespace drctl {

/// One living adapter a row of the catalog.
class Adapters {
 public:
  /// Makes every adapter of `rows` with these doors; both must outlive it.
  Adapters(const std::vector<AdapterRow>& rows, const Doors& doors);

  /// The adapter and what is known of it; both nullptr for a name that the catalog does not have.
  Adapter* find(std::string_view name) const;
  const AdapterSpec* spec(std::string_view name) const;

 private:
  struct Entry {
    const AdapterSpec* spec;
    std::unique_ptr<Adapter> adapter;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace drctl
