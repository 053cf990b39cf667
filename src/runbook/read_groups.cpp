#include <fmt/format.h>

#include <array>

#include "runbook/read_scalar.hpp"
#include "runbook/read_step.hpp"
#include "runbook/read_value.hpp"
#include "support/codes.hpp"

// The steps that are groups of others: for_each, parallel.
namespace drctl {
namespace {

constexpr Range max_parallel{1, 100};

template <class Group>
void read_max_parallel(Reader& reader, const YamlEntry& entry, Group& into) {
  const auto value = read_integer(reader, "'max_parallel'", entry.value);
  if (value && !max_parallel.holds(static_cast<double>(*value)))
    reader.findings.add(codes::out_of_range, entry.value.place,
                        fmt::format("expected 1 to 100 for 'max_parallel', found {}", *value),
                        "1 is one after the other");
  else if (value)
    into.at_once.max_parallel = static_cast<int>(*value);
}

template <class Group>
void read_fail_fast(Reader& reader, const YamlEntry& entry, Group& into) {
  into.at_once.fail_fast = read_boolean(reader, "'fail_fast'", entry.value).value_or(into.at_once.fail_fast);
}

template <class Group>
void read_inner_steps(Reader& reader, const YamlEntry& entry, Group& into) {
  into.steps = read_steps(reader, "'steps'", entry.value);
}

template <class Group>
constexpr Key<Group> fail_fast_key{{"fail_fast", Wants::boolean, is_optional,
                                    "whether none begins any more once one has failed; true when not given"},
                                   read_fail_fast<Group>};

constexpr std::array<Key<ForEach>, 5> for_each_keys = {
    Key<ForEach>{{"as", Wants::identifier, is_required, "the name that the steps know the item by"},
                 [](Reader& reader, const YamlEntry& entry, ForEach& into) {
                   const auto text = read_scalar(reader, "'as'", "a name", entry.value);
                   if (auto name = text ? check_identifier(reader, "'as'", *text) : std::nullopt)
                     into.item = std::move(*name);
                 }},
    {{"in", Wants::expression, is_required, "the list, an expression of variables"},
     [](Reader& reader, const YamlEntry& entry, ForEach& into) {
       into.in = read_condition(reader, "'in'", entry.value);
     }},
    {{"max_parallel",
      Wants::integer,
      is_optional,
      "how many rounds are at work at once; 1 when not given",
      {},
      max_parallel},
     read_max_parallel<ForEach>},
    fail_fast_key<ForEach>,
    {{"steps", Wants::list, is_required, "the steps of each round"}, read_inner_steps<ForEach>},
};

constexpr std::array<Key<Parallel>, 3> parallel_keys = {
    Key<Parallel>{{"max_parallel",
                   Wants::integer,
                   is_optional,
                   "how many are at work at once; 4 when not given",
                   {},
                   max_parallel},
                  read_max_parallel<Parallel>},
    fail_fast_key<Parallel>,
    {{"steps", Wants::list, is_required, "the steps that are carried out at once"},
     read_inner_steps<Parallel>},
};

template <class Group, std::size_t size>
Group read_group(Reader& reader, const Yaml& yaml, const std::string& what, std::string_view help,
                 const std::array<Key<Group>, size>& keys) {
  Group group;
  if (!expect_map(reader, yaml, what, help) ||
      !read_mapping(reader, yaml, what, std::span<const Key<Group>>(keys), group))
    reader.names_missing = true;
  return group;
}

}  // namespace

ForEach read_for_each(Reader& reader, const Yaml& yaml, std::string_view where) {
  return read_group(reader, yaml, fmt::format("'for_each' of {}", where),
                    "write 'as: NAME', 'in: LIST' and 'steps:' below it", for_each_keys);
}

Parallel read_parallel(Reader& reader, const Yaml& yaml, std::string_view where) {
  return read_group(reader, yaml, fmt::format("'parallel' of {}", where),
                    "write 'steps:' below it, and the list of steps below that", parallel_keys);
}

std::vector<KeyText> for_each_key_texts() { return texts_of(std::span<const Key<ForEach>>(for_each_keys)); }
std::vector<KeyText> parallel_key_texts() { return texts_of(std::span<const Key<Parallel>>(parallel_keys)); }

}  // namespace drctl
