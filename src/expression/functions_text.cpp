// The extension "strings" of CEL: everything counts in code points. format() has its own file.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "expression/library.hpp"
#include "expression/utf8.hpp"

namespace drctl::expression {
namespace {

std::unexpected<std::string> out_of_range(std::int64_t index, std::string_view text) {
  return std::unexpected(
      fmt::format("index {} is out of range: the text has {} characters", index, utf8::length(text)));
}

// The byte offset of a code point's index; npos when it is out of range. The end of the text is in range.
std::size_t offset_of(std::string_view text, std::int64_t index) {
  return index < 0 ? std::string_view::npos : utf8::offset_of(text, static_cast<std::size_t>(index));
}

std::int64_t index_of(std::string_view text, std::size_t offset) {
  return offset == std::string_view::npos ? -1
                                          : static_cast<std::int64_t>(utf8::length(text.substr(0, offset)));
}

Outcome char_at(Arguments a, Context& context) {
  const std::string_view text = *a[0].string();
  context.budget().scan(text.size());
  const std::size_t offset = offset_of(text, *a[1].integer());
  if (offset == text.npos) return out_of_range(*a[1].integer(), text);
  if (offset == text.size()) return "";
  return text.substr(offset, utf8::decode(text.substr(offset)).length);
}

Outcome find_first(Arguments a, Context& context) {
  const std::string_view text = *a[0].string();
  context.budget().scan(text.size());
  const std::int64_t start = a.size() == 3 ? *a[2].integer() : 0;
  const std::size_t offset = offset_of(text, start);
  if (offset == text.npos) return out_of_range(start, text);
  return index_of(text, text.find(*a[1].string(), offset));
}

Outcome find_last(Arguments a, Context& context) {
  const std::string_view text = *a[0].string();
  context.budget().scan(text.size());
  const std::size_t offset = a.size() == 3 ? offset_of(text, *a[2].integer()) : text.size();
  if (offset == text.npos) return out_of_range(*a[2].integer(), text);
  return index_of(text, text.rfind(*a[1].string(), offset));
}

Outcome substring(Arguments a, Context& context) {
  const std::string_view text = *a[0].string();
  if (!context.budget().make_text(text.size())) return Value();
  const std::size_t begin = offset_of(text, *a[1].integer());
  if (begin == text.npos) return out_of_range(*a[1].integer(), text);
  const std::size_t end = a.size() == 3 ? offset_of(text, *a[2].integer()) : text.size();
  if (end == text.npos) return out_of_range(*a[2].integer(), text);
  if (end < begin) {
    return std::unexpected(
        fmt::format("substring({}, {}) ends before it begins", *a[1].integer(), *a[2].integer()));
  }
  return text.substr(begin, end - begin);
}

template <char First, char Last, int Distance>
Outcome shift_letters(Arguments a, Context& context) {
  if (!context.budget().make_text(a[0].string()->size())) return Value();
  std::string text = *a[0].string();
  for (char& c : text) {
    if (c >= First && c <= Last) c = static_cast<char>(c + Distance);
  }
  return text;
}

// The next place of `part`; an empty one is found before each code point and at the end.
std::size_t next_place(std::string_view text, std::string_view part, std::size_t from, bool first) {
  if (!part.empty()) return text.find(part, from);
  if (first) return from;
  return from >= text.size() ? text.npos : from + utf8::decode(text.substr(from)).length;
}

Outcome replace(Arguments a, Context& context) {
  const std::string_view text = *a[0].string(), part = *a[1].string(), by = *a[2].string();
  std::int64_t left = a.size() == 4 ? *a[3].integer() : -1;
  std::string result;
  std::size_t copied = 0;
  for (bool first = true; left != 0; first = false, --left) {
    const std::size_t place = next_place(text, part, copied, first);
    if (place == text.npos) break;
    if (!context.budget().make_text(by.size() + (place - copied))) return Value();
    result.append(text.substr(copied, place - copied)).append(by);
    copied = place + part.size();
  }
  if (!context.budget().make_text(text.size() - copied)) return Value();
  if (result.size() > context.budget().limits().string_bytes) context.budget().make_text(result.size());
  return result.append(text.substr(copied));
}

Outcome split(Arguments a, Context& context) {
  const std::string_view text = *a[0].string(), separator = *a[1].string();
  const std::int64_t limit = a.size() == 3 ? *a[2].integer() : -1;
  if (!context.budget().make_text(text.size())) return Value();
  Value::List parts;
  std::size_t begin = 0;
  const bool characters = separator.empty();
  if (limit == 0 || (characters && text.empty())) return parts;
  while (limit < 0 || static_cast<std::int64_t>(parts.size()) + 1 < limit) {
    const std::size_t end = next_place(text, separator, begin, false);
    if (end == text.npos || (characters && end == text.size())) break;
    if (!context.budget().make_elements(1)) return Value();
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  parts.emplace_back(text.substr(begin));
  return parts;
}

Outcome join(Arguments a, Context& context) {
  const std::string_view separator = a.size() == 2 ? std::string_view(*a[1].string()) : "";
  std::string text;
  for (const Value& element : *a[0].list()) {
    if (!element.string()) {
      return std::unexpected(
          fmt::format("join() takes texts, found a value of type {}", type_name_of(element)));
    }
    if (&element != a[0].list()->data()) text += separator;
    text += *element.string();
    if (!context.budget().make_text(separator.size() + element.string()->size())) return Value();
  }
  if (text.size() > context.budget().limits().string_bytes) context.budget().make_text(text.size());
  return text;
}

// The white space of Unicode (the property White_Space).
bool is_blank(char32_t point) {
  constexpr std::array<char32_t, 10> single = {' ',    0x85,   0xA0,   0x1680, 0x2028,
                                               0x2029, 0x202F, 0x205F, 0x3000, 0x2000};
  if ((point >= '\t' && point <= '\r') || (point > 0x2000 && point <= 0x200A)) return true;
  return std::find(single.begin(), single.end(), point) != single.end();
}

Outcome trim(Arguments a, Context& context) {
  const std::string_view text = *a[0].string();
  if (!context.budget().make_text(text.size())) return Value();
  std::size_t begin = text.size(), end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded next = utf8::decode(text.substr(at));
    if (!is_blank(next.point)) {
      begin = std::min(begin, at);
      end = at + next.length;
    }
    at += next.length;
  }
  return begin < end ? text.substr(begin, end - begin) : "";
}

Outcome reverse(Arguments a, Context& context) {
  std::string_view rest = *a[0].string();
  if (!context.budget().make_text(rest.size())) return Value();
  std::string text(rest.size(), '\0');
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t length = utf8::decode(rest).length;
    end -= length;
    text.replace(end, length, rest.substr(0, length));
    rest.remove_prefix(length);
  }
  return text;
}

Outcome quote(Arguments a, Context& context) {
  if (!context.budget().make_text(2 + 2 * a[0].string()->size())) return Value();
  constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\\"";
  constexpr std::string_view codes = "abfnrtv\\\"";
  std::string text = "\"";
  for (std::string_view rest = *a[0].string(); !rest.empty();) {
    const utf8::Decoded next = utf8::decode(rest);
    const std::size_t code = meanings.find(rest.front());
    if (code != meanings.npos) {
      text.append("\\") += codes[code];
    } else {
      utf8::append(text, next.point == utf8::invalid ? U'\uFFFD' : next.point);
    }
    rest.remove_prefix(next.length);
  }
  return text + '"';
}

}  // namespace

void add_texts(Library& library) {
  const Type s = Type::string(), i = Type::integer(), texts = Type::list(s);
  library.method("charAt", {s, i}, s, char_at);
  library.method("indexOf", {s, s}, i, find_first);
  library.method("indexOf", {s, s, i}, i, find_first);
  library.method("lastIndexOf", {s, s}, i, find_last);
  library.method("lastIndexOf", {s, s, i}, i, find_last);
  library.method("substring", {s, i}, s, substring);
  library.method("substring", {s, i, i}, s, substring);
  library.method("lowerAscii", {s}, s, shift_letters<'A', 'Z', 'a' - 'A'>);
  library.method("upperAscii", {s}, s, shift_letters<'a', 'z', 'A' - 'a'>);
  library.method("replace", {s, s, s}, s, replace);
  library.method("replace", {s, s, s, i}, s, replace);
  library.method("split", {s, s}, texts, split);
  library.method("split", {s, s, i}, texts, split);
  library.method("join", {texts}, s, join);
  library.method("join", {texts, s}, s, join);
  library.method("trim", {s}, s, trim);
  library.method("reverse", {s}, s, reverse);
  library.function("strings.quote", {s}, s, quote);
}

}  // namespace drctl::expression
