#include "runbook/codes.hpp"

#include "runbook/code_documents.hpp"

namespace drctl {
namespace {

/// Of "# E0107: A bracket without its other half", an empty line, and the text.
CodeRow row_of(std::string_view document) {
  constexpr std::string_view mark = "# ", behind_code = ": ";
  const auto title = document.substr(mark.size(), document.find('\n') - mark.size());
  const auto colon = title.find(behind_code);
  const auto text = document.find_first_not_of('\n', document.find('\n'));
  return {title.substr(0, colon), title.starts_with('E') ? Severity::error : Severity::warning,
          title.substr(colon + behind_code.size()), document.substr(text)};
}

std::vector<CodeRow> read_rows() {
  std::vector<CodeRow> rows;
  for (const auto document : code_documents()) rows.push_back(row_of(document));
  return rows;
}

}  // namespace

const std::vector<CodeRow>& codes_table() {
  static const auto rows = read_rows();
  return rows;
}

std::string_view first_paragraph(const CodeRow& row) {
  return row.markdown.substr(0, row.markdown.find("\n\n"));
}

}  // namespace drctl
