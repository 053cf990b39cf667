#include "import/prose_writer.hpp"

#include <utility>

namespace drctl {

void ProseWriter::begin(std::size_t line) {
  if (prose_.text.empty()) prose_.line = line;
}

void ProseWriter::add(const std::string& text, std::size_t line) {
  begin(line);
  if (in_code_ && text == " ") join_lines();
  prose_.text += text;
  if (in_lead_) prose_.lead += text;
  if (in_code_ && !is_struck_) prose_.codes.back() += text;
  for (const auto link : open_links_) prose_.links[link].text += text;
}

/// The end of a line within code comes as a blank: the shell's mark that it goes on would be a word.
void ProseWriter::join_lines() {
  const auto join = [](std::string& code) {
    if (code.ends_with(" \\")) code.resize(code.size() - 2);
  };
  join(prose_.text);
  if (!is_struck_) join(prose_.codes.back());
}

void ProseWriter::begin_cell() {
  if (!prose_.text.empty()) {
    if (prose_.lead.empty()) prose_.lead = prose_.text;
    prose_.text += " | ";
  }
  prose_.cells.push_back(prose_.text.size());
}

void ProseWriter::begin_code(std::size_t line) {
  begin(line);
  prose_.text += '`';
  if (!is_struck_) prose_.codes.emplace_back();
  in_code_ = true;
}

void ProseWriter::end_code() {
  in_code_ = false;
  prose_.text += '`';
}

void ProseWriter::begin_strong() {
  if (prose_.text.empty()) in_lead_ = true;
}

void ProseWriter::begin_struck(std::size_t line) {
  begin(line);
  prose_.text += "~~";
  is_struck_ = true;
}

void ProseWriter::end_struck() {
  prose_.text += "~~";
  is_struck_ = false;
}

void ProseWriter::begin_link(std::string target, std::string title, std::size_t line) {
  begin(line);
  open_links_.push_back(prose_.links.size());
  prose_.links.push_back({"", std::move(target), std::move(title)});
}

void ProseWriter::end_link() {
  const auto& link = prose_.links.at(open_links_.back());
  open_links_.pop_back();
  const bool is_said = link.target == link.text || link.target == "mailto:" + link.text;
  if (!is_said) prose_.text += " (" + link.target + ")";
  if (!link.title.empty()) prose_.text += " (" + link.title + ")";
}

Prose ProseWriter::take() {
  prose_.text.resize(prose_.text.find_last_not_of(' ') + 1);
  return std::exchange(prose_, Prose{});
}

}  // namespace drctl
