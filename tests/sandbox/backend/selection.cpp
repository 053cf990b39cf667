#include "sandbox/backend/selection.hpp"

#include <fmt/core.h>

#include <cctype>

#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

constexpr int deepest = 8;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { advance(); }

  std::vector<Field> document() {
    if (token_ == "query") {
      advance();
      if (is_name()) advance();
    }
    auto fields = selection(0);
    if (!token_.empty()) unexpected();
    return fields;
  }

 private:
  std::vector<Field> selection(int depth) {
    if (token_ != "{" || depth > deepest) unexpected();
    std::vector<Field> fields;
    for (advance(); token_ != "}";) {
      if (!is_name()) unexpected();
      fields.push_back({std::string(token_), {}});
      advance();
      if (token_ == "{") fields.back().selection = selection(depth + 1);
    }
    advance();
    if (fields.empty()) throw Failure("Syntax Error: Expected Name, found \"}\".");
    return fields;
  }

  bool is_name() const {
    return !token_.empty() && (std::isalpha(static_cast<unsigned char>(token_[0])) != 0 || token_[0] == '_');
  }

  /// Blanks and commas mean nothing in GraphQL.
  void advance() {
    const auto begin = text_.find_first_not_of(" \t\r\n,");
    text_.remove_prefix(begin == std::string_view::npos ? text_.size() : begin);
    std::size_t size = text_.empty() ? 0 : 1;
    const auto in_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    if (size != 0 && in_name(text_[0]))
      while (size < text_.size() && in_name(text_[size])) ++size;
    token_ = text_.substr(0, size);
    text_.remove_prefix(size);
  }

  [[noreturn]] void unexpected() const {
    throw Failure(token_.empty() ? "Syntax Error: Unexpected <EOF>."
                                 : fmt::format("Syntax Error: Unexpected \"{}\".", token_));
  }

  std::string_view text_, token_;
};

}  // namespace

std::vector<Field> parse_selection(std::string_view query) { return Parser(query).document(); }

}  // namespace drctl::sandbox
