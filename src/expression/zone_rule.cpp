#include "expression/zone_rule.hpp"

#include <chrono>

namespace drctl::expression {

// Reads a text from front to back; once something was not there, `ok` stays false.
struct ZoneRule::Reader {
  std::string_view rest;
  bool ok = true;

  bool accept(char c) {
    if (!rest.starts_with(c)) return false;
    rest.remove_prefix(1);
    return true;
  }

  void expect(char c) { ok = accept(c) && ok; }

  int number(int least, int most) {
    int value = 0;
    const std::size_t before = rest.size();
    while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9' && value < 1000) {
      value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    ok = ok && rest.size() < before && value >= least && value <= most;
    return value;
  }

  // "AEST" or "<+0545>"
  void name() {
    const bool quoted = accept('<');
    std::size_t length = 0;
    while (length < rest.size() && (quoted ? rest[length] != '>' : is_letter(rest[length]))) ++length;
    ok = ok && length >= (quoted ? 1u : 3u);
    rest.remove_prefix(length);
    if (quoted) expect('>');
  }

  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  // "5", "-5:45", "2:00:00", in seconds
  std::int64_t time() {
    const bool negative = accept('-');
    if (!negative) accept('+');
    std::int64_t seconds = number(0, 167) * 3600;
    if (accept(':')) seconds += number(0, 59) * 60;
    if (accept(':')) seconds += number(0, 59);
    return negative ? -seconds : seconds;
  }

  Day day() {
    Day day;
    if (accept('M')) {
      day.form = Day::Form::week_of_month;
      day.month = static_cast<unsigned>(number(1, 12));
      expect('.');
      day.week = static_cast<unsigned>(number(1, 5));
      expect('.');
      day.weekday = static_cast<unsigned>(number(0, 6));
    } else {
      day.form = accept('J') ? Day::Form::julian_without_leap_day : Day::Form::day_of_year;
      day.day = number(0, 365);
    }
    if (accept('/')) day.seconds = time();
    return day;
  }
};

std::optional<ZoneRule> ZoneRule::parse(std::string_view text) {
  Reader reader{text};
  ZoneRule rule;
  reader.name();
  rule.standard_ = -reader.time();  // POSIX counts westwards
  if (reader.ok && !reader.rest.empty()) {
    rule.has_summer_ = true;
    reader.name();
    const bool given = !reader.rest.empty() && reader.rest.front() != ',';
    rule.summer_ = given ? -reader.time() : rule.standard_ + 3600;
    reader.expect(',');
    rule.begin_ = reader.day();
    reader.expect(',');
    rule.end_ = reader.day();
  }
  return reader.ok && reader.rest.empty() ? std::optional(rule) : std::nullopt;
}

std::int64_t ZoneRule::moment_of(const Day& day, int year) {
  using namespace std::chrono;
  const std::chrono::year y(year);
  const sys_days new_year = y / January / 1;
  sys_days date = new_year + days(day.day);
  if (day.form == Day::Form::julian_without_leap_day) {
    const bool after_leap_day = y.is_leap() && day.day >= 60;
    date = new_year + days(day.day - (after_leap_day ? 0 : 1));
  } else if (day.form == Day::Form::week_of_month) {
    const month m(day.month);
    const weekday w(day.weekday);
    date = day.week == 5 ? sys_days(y / m / w[last]) : sys_days(y / m / w[day.week]);
  }
  return seconds(date.time_since_epoch()).count() + day.seconds;
}

std::int64_t ZoneRule::offset_at(std::int64_t moment) const {
  if (!has_summer_) return standard_;
  const auto local_day = std::chrono::floor<std::chrono::days>(std::chrono::seconds(moment + standard_));
  const int year(std::chrono::year_month_day(std::chrono::sys_days(local_day)).year());
  const std::int64_t begin = moment_of(begin_, year) - standard_;
  const std::int64_t end = moment_of(end_, year) - summer_;
  // South of the equator summer time lasts over the turn of the year.
  const bool summer = begin < end ? moment >= begin && moment < end : moment >= begin || moment < end;
  return summer ? summer_ : standard_;
}

}  // namespace drctl::expression
