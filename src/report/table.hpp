#pragma once

#include <string>
#include <vector>

namespace drctl {

enum class Align { left, right };

/// Cells in aligned columns, two blanks between them; no line ends with blanks.
class Table {
 public:
  explicit Table(std::vector<std::string> heading);
  /// A row of printable cells; missing ones are empty.
  void add(std::vector<std::string> cells);
  void align(std::size_t column, Align align);
  /// The lines, the heading first.
  std::vector<std::string> lines() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<Align> aligns_;
};

}  // namespace drctl
