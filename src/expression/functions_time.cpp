// Timestamps and durations: from texts, arithmetic, parts.
#include <fmt/format.h>

#include "expression/library.hpp"
#include "expression/time.hpp"
#include "expression/zone.hpp"

namespace drctl::expression {
namespace {

template <class T>
Outcome wrap(std::expected<T, std::string> result) {
  if (!result) return std::unexpected(std::move(result.error()));
  return *result;
}

Outcome identity(Arguments a, Context&) { return a[0]; }

Outcome timestamp_of_text(Arguments a, Context& context) {
  if (!context.budget().scan(a[0].string()->size())) return Value();
  return wrap(parse_timestamp(*a[0].string()));
}

Outcome duration_of_text(Arguments a, Context& context) {
  if (!context.budget().scan(a[0].string()->size())) return Value();
  return wrap(parse_duration(*a[0].string()));
}

Outcome timestamp_of_integer(Arguments a, Context&) {
  const std::int64_t seconds = *a[0].integer();
  if (seconds >= first_second && seconds <= last_second) return Timestamp{seconds, 0};
  return std::unexpected(
      fmt::format("the timestamp {} is out of range: it must lie in the years 1 to 9999", seconds));
}

Outcome later(Arguments a, Context&) { return wrap(add(*a[0].timestamp(), *a[1].duration())); }
Outcome later_swapped(Arguments a, Context&) { return wrap(add(*a[1].timestamp(), *a[0].duration())); }
Outcome earlier(Arguments a, Context&) { return wrap(subtract(*a[0].timestamp(), *a[1].duration())); }
Outcome between(Arguments a, Context&) { return wrap(subtract(*a[0].timestamp(), *a[1].timestamp())); }
Outcome longer(Arguments a, Context&) { return wrap(add(*a[0].duration(), *a[1].duration())); }
Outcome shorter(Arguments a, Context&) { return wrap(subtract(*a[0].duration(), *a[1].duration())); }

// One part of the date or the time of day where the second argument, if any, says.
template <std::int64_t (*Part)(const LocalTime&)>
Outcome part_of_timestamp(Arguments a, Context& context) {
  std::int64_t offset = 0;
  if (a.size() == 2) {
    context.budget().step(50);
    const auto found = utc_offset(*a[1].string(), a[0].timestamp()->seconds);
    if (!found) return std::unexpected(found.error());
    offset = *found;
  }
  return Part(local_time(*a[0].timestamp(), offset));
}

template <std::int64_t (*Part)(const LocalTime&)>
void add_part(Library& library, std::string_view name) {
  library.method(name, {Type::timestamp()}, Type::integer(), part_of_timestamp<Part>);
  library.method(name, {Type::timestamp(), Type::string()}, Type::integer(), part_of_timestamp<Part>);
}

std::int64_t full_year(const LocalTime& t) { return t.year; }
std::int64_t month(const LocalTime& t) { return t.month - 1; }
std::int64_t date(const LocalTime& t) { return t.day; }
std::int64_t day_of_month(const LocalTime& t) { return t.day - 1; }
std::int64_t day_of_week(const LocalTime& t) { return t.day_of_week; }
std::int64_t day_of_year(const LocalTime& t) { return t.day_of_year; }
std::int64_t hours(const LocalTime& t) { return t.hour; }
std::int64_t minutes(const LocalTime& t) { return t.minute; }
std::int64_t seconds(const LocalTime& t) { return t.second; }
std::int64_t milliseconds(const LocalTime& t) { return t.nanos / 1'000'000; }

template <std::int64_t Seconds>
Outcome whole(Arguments a, Context&) {
  return a[0].duration()->nanos / (Seconds * nanos_per_second);
}

Outcome milliseconds_of_second(Arguments a, Context&) {
  return a[0].duration()->nanos % nanos_per_second / 1'000'000;
}

void add_parts(Library& library) {
  add_part<full_year>(library, "getFullYear");
  add_part<month>(library, "getMonth");
  add_part<date>(library, "getDate");
  add_part<day_of_month>(library, "getDayOfMonth");
  add_part<day_of_week>(library, "getDayOfWeek");
  add_part<day_of_year>(library, "getDayOfYear");
  add_part<hours>(library, "getHours");
  add_part<minutes>(library, "getMinutes");
  add_part<seconds>(library, "getSeconds");
  add_part<milliseconds>(library, "getMilliseconds");
  const std::vector<Type> span = {Type::duration()};
  library.method("getHours", span, Type::integer(), whole<3600>);
  library.method("getMinutes", span, Type::integer(), whole<60>);
  library.method("getSeconds", span, Type::integer(), whole<1>);
  library.method("getMilliseconds", span, Type::integer(), milliseconds_of_second);
}

}  // namespace

void add_times(Library& library) {
  const Type when = Type::timestamp(), span = Type::duration(), s = Type::string();
  library.function("timestamp", {when}, when, identity);
  library.function("timestamp", {s}, when, timestamp_of_text);
  library.function("timestamp", {Type::integer()}, when, timestamp_of_integer);
  library.function("duration", {span}, span, identity);
  library.function("duration", {s}, span, duration_of_text);
  library.function("_+_", {when, span}, when, later);
  library.function("_+_", {span, when}, when, later_swapped);
  library.function("_+_", {span, span}, span, longer);
  library.function("_-_", {when, span}, when, earlier);
  library.function("_-_", {when, when}, span, between);
  library.function("_-_", {span, span}, span, shorter);
  add_parts(library);
}

}  // namespace drctl::expression
