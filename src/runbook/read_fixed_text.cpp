#include "runbook/read_fixed_text.hpp"

#include <fmt/format.h>

#include "support/codes.hpp"

namespace drctl {

std::optional<FieldValue> read_fixed_text(Reader& reader, std::string_view what, const Yaml& yaml) {
  const auto& text = yaml.text.text();
  std::string meant;
  std::size_t begin = 0;
  for (auto at = text.find("${"); at != std::string::npos; at = text.find("${", begin)) {
    if (at == begin || text[at - 1] != '$') {
      reader.findings.add(codes::shown_as_written, yaml.text.place(at, 2),
                          fmt::format("{} is taken as it is written: it takes no ${{}}", what),
                          "write the value itself; $${ stands for the characters ${");
      return std::nullopt;
    }
    meant += text.substr(begin, at - 1 - begin) + "${";
    begin = at + 2;
  }
  meant += text.substr(begin);
  return FieldValue{Literal{meant, meant}, yaml.text, yaml.place};
}

}  // namespace drctl
