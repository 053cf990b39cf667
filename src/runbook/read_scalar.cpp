#include "runbook/read_scalar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "support/codes.hpp"
#include "support/edit_distance.hpp"
#include "support/number.hpp"
#include "support/time_text.hpp"

namespace drctl {
namespace {

void report(codes::Code code, Reader& reader, std::string_view what, std::string_view kind, const Yaml& yaml,
            std::string help = {}) {
  if (yaml.kind == Yaml::Kind::refused) return;
  reader.findings.add(code, yaml.place,
                      fmt::format("expected {} for {}, found {}", kind, what, describe(yaml)),
                      std::move(help));
}

std::string boolean_help(std::string_view text) {
  for (const std::string_view word : {"yes", "on", "True", "TRUE", "Yes", "YES", "On", "ON", "1"})
    if (text == word) return "write true";
  for (const std::string_view word : {"no", "off", "False", "FALSE", "No", "NO", "Off", "OFF", "0"})
    if (text == word) return "write false";
  return {};
}

std::string duration_help(std::string_view text) {
  if (parse_integer(text)) return fmt::format("write the unit: {}s, {}m or {}h", text, text, text);
  return "units are ms, s, m, h and d, the largest first and each once";
}

}  // namespace

namespace {

/// In quotes it is a text, as in JSON and in the schema.
template <class T>
std::optional<T> bare(Reader& reader, std::string_view what, std::string_view kind, const Yaml& yaml,
                      std::optional<T> value, std::string_view help) {
  if (value && yaml.kind == Yaml::Kind::plain) return value;
  report(codes::wrong_kind, reader, what, kind, yaml, value ? "write it without quotes" : std::string(help));
  return std::nullopt;
}

}  // namespace

std::string describe(const Yaml& yaml) {
  switch (yaml.kind) {
    case Yaml::Kind::list:
      return "a list";
    case Yaml::Kind::map:
      return "a mapping";
    case Yaml::Kind::plain:
    case Yaml::Kind::quoted: {
      const auto& text = yaml.text.text();
      const auto line = text.substr(0, text.find('\n'));
      return line.size() > 40 || line.size() < text.size() ? "'" + line.substr(0, 40) + "...'"
                                                           : "'" + line + "'";
    }
    case Yaml::Kind::nothing:
    case Yaml::Kind::refused:
      break;
  }
  return "nothing";
}

std::optional<SourceText> read_scalar(Reader& reader, std::string_view what, std::string_view kind,
                                      const Yaml& yaml) {
  if (yaml.is_scalar()) return yaml.text;
  report(codes::wrong_kind, reader, what, kind, yaml);
  return std::nullopt;
}

std::optional<std::string> read_text(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "a text", yaml);
  return text ? std::optional(text->text()) : std::nullopt;
}

std::optional<std::string> read_plain_text(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_text(reader, what, yaml);
  if (!text) return text;
  if (const auto at = text->find("${"); at != std::string::npos)
    reader.findings.add(codes::shown_as_written, yaml.text.place(at, 2),
                        fmt::format("{} is shown as it is written: it takes no ${{}}", what),
                        "write it without");
  return text;
}

std::optional<bool> read_boolean(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "true or false", yaml);
  if (!text) return std::nullopt;
  std::optional<bool> value;
  if (text->text() == "true") value = true;
  if (text->text() == "false") value = false;
  return bare(reader, what, "true or false", yaml, value, boolean_help(text->text()));
}

std::optional<std::int64_t> read_integer(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "a whole number", yaml);
  if (!text) return std::nullopt;
  return bare(reader, what, "a whole number", yaml, parse_integer(text->text()), "");
}

std::optional<double> read_number(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto text = read_scalar(reader, what, "a number", yaml);
  if (!text) return std::nullopt;
  return bare(reader, what, "a number", yaml, parse_number(text->text()), "");
}

std::optional<milliseconds> read_duration(Reader& reader, std::string_view what, const Yaml& yaml) {
  constexpr std::string_view kind = "a duration (30s, 5m, 1h30m)";
  const auto text = read_scalar(reader, what, kind, yaml);
  if (!text) return std::nullopt;
  const auto value = parse_duration(text->text());
  if (!value) report(codes::bad_duration, reader, what, kind, yaml, duration_help(text->text()));
  return value;
}

std::vector<std::string> read_texts(Reader& reader, std::string_view what, const Yaml& yaml) {
  std::vector<std::string> texts;
  const auto add = [&](const Yaml& item) {
    if (auto text = read_plain_text(reader, what, item)) texts.push_back(std::move(*text));
  };
  if (yaml.kind == Yaml::Kind::list)
    for (const auto& item : yaml.items) add(item);
  else
    add(yaml);
  return texts;
}

std::optional<std::size_t> read_word(Reader& reader, std::string_view what, const Yaml& yaml,
                                     std::span<const std::string_view> words) {
  const auto kind =
      words.size() == 1 ? std::string(words[0]) : fmt::format("one of {}", fmt::join(words, ", "));
  const auto text = read_scalar(reader, what, kind, yaml);
  if (!text) return std::nullopt;
  const auto word = std::find(words.begin(), words.end(), text->text());
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  report(codes::unknown_word, reader, what, kind, yaml,
         did_you_mean(text->text(), std::vector<std::string>(words.begin(), words.end())));
  return std::nullopt;
}

}  // namespace drctl
