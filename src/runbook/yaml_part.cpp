#include "runbook/yaml_part.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <optional>
#include <sstream>

#include "runbook/file_text.hpp"
#include "runbook/yaml_syntax.hpp"
#include "runbook/yaml_tree.hpp"
#include "support/codes.hpp"

// The only file that knows yaml-cpp, and the one that catches its exceptions.
namespace drctl {
namespace {

/// Hands the parser's events on. yaml-cpp counts bytes from behind a byte order mark.
class Events : public YAML::EventHandler {
 public:
  Events(YamlTree& tree, std::size_t skipped) : tree_(tree), skipped_(skipped) {}

  void OnDocumentStart(const YAML::Mark& mark) override { start_ = offset(mark); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { tree_.nothing(offset(mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { tree_.alias(offset(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    tree_.scalar(offset(mark), value, tag == "?" ? Yaml::Kind::plain : Yaml::Kind::quoted);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    tree_.open(offset(mark), Yaml::Kind::list, style_of(style));
  }
  void OnSequenceEnd() override { tree_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    tree_.open(offset(mark), Yaml::Kind::map, style_of(style));
  }
  void OnMapEnd() override { tree_.close(); }

  /// Of the document that came last.
  std::size_t start() const { return start_; }
  std::size_t offset(const YAML::Mark& mark) const { return skipped_ + static_cast<std::size_t>(mark.pos); }

 private:
  static YamlTree::Style style_of(YAML::EmitterStyle::value style) {
    return style == YAML::EmitterStyle::Flow ? YamlTree::Style::flow : YamlTree::Style::block;
  }

  YamlTree& tree_;
  std::size_t skipped_;
  std::size_t start_ = 0;
};

/// Reads the first document into `tree`; a second one is refused.
void read_documents(std::istream& input, const std::shared_ptr<const Source>& source, Events& events,
                    YamlTree& tree) {
  YAML::Parser parser(input);
  if (!parser.HandleNextDocument(events)) return;
  YamlTree unread(source);
  Events second(unread, byte_order_mark_size(*source));
  if (parser.HandleNextDocument(second))
    tree.refuse(codes::second_document, second.start(), "a second document starts here",
                "a file holds one runbook or environment: move it to a file of its own");
}

}  // namespace

YamlAttempt read_yaml_in_part(const std::shared_ptr<const Source>& source, const std::string& text) {
  YamlTree tree(source);
  Events events(tree, byte_order_mark_size(*source));
  std::istringstream input(text);
  std::optional<Diagnostic> slip;
  try {
    read_documents(input, source, events, tree);
  } catch (const YAML::Exception& error) {
    slip = syntax_error(source, tree, error.msg, events.offset(error.mark));
  }
  auto part = std::move(tree).finish();
  if (!part.slip) part.slip = std::move(slip);
  return part;
}

}  // namespace drctl
