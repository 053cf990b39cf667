#include "import/secrets.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include "import/secret_spans.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

/// Of a command that goes on and on: its program is at its beginning.
constexpr std::size_t longest_command = 1000;

std::vector<SecretSpan> secrets_in(const SpokenLine& line) {
  auto spans = assigned_secrets(line);
  for (auto* more : {&embedded_secrets, &flagged_secrets})
    std::ranges::move((*more)(line), std::back_inserter(spans));
  std::ranges::stable_sort(spans, {}, &SecretSpan::begin);
  return spans;
}

constexpr std::string_view word_ends = " \t\r\n`'\"()<>|;,=&";

/// Nothing but a secret is such a word; "postgres" may be the name of a database.
bool is_told_by_itself(std::string_view secret) {
  return secret.size() > 5 && secret.find_first_of(word_ends) == secret.npos &&
         secret.find_first_of("0123456789!#$%^*@") != secret.npos;
}

/// Of a quote, too; not code within one line.
bool is_fence(std::string_view line) {
  const auto text = line.substr(std::min(line.find_first_not_of("> "), line.size()));
  return text.starts_with("~~~") || (text.starts_with("```") && !text.substr(3).contains('`'));
}

class Concealer {
 public:
  explicit Concealer(std::string_view text) : text_(text) {}

  Concealed run() {
    for (std::size_t at = 0; at < text_.size();) {
      const auto end = std::min(text_.find('\n', at), text_.size());
      ++line_;
      line(text_.substr(at, end - at));
      if (end < text_.size()) done_.text += '\n';
      at = end + 1;
    }
    if (!known_.empty()) conceal_words();
    return std::move(done_);
  }

 private:
  void line(std::string_view text) {
    const auto said = trimmed(text);
    if (is_fence(said)) in_fence_ = !in_fence_;
    if (command_.size() < longest_command) command_ += text;
    std::size_t from = 0;
    for (const auto& span : secrets_in({text, command_, in_fence_ || text.contains('`')})) {
      if (span.begin < from) continue;
      done_.text += text.substr(from, span.begin - from);
      done_.text += placeholder(span, text.substr(span.begin, span.end - span.begin));
      from = span.end;
    }
    done_.text += text.substr(from);
    if (!said.ends_with('\\')) command_.clear();
  }

  /// Where else a secret stands that is known by now: "echo hunter2 | docker login --password-stdin".
  void conceal_words() {
    std::unordered_map<std::string_view, std::string_view> words;
    for (const auto& [secret, placeholder] : known_)
      if (is_told_by_itself(secret.second)) words.try_emplace(secret.second, placeholder);
    const auto told = std::exchange(done_.text, {});
    std::size_t at = 0;
    line_ = 1;
    while (at < told.size()) at = word(told, at, words);
  }

  /// Takes the word that begins at `at`, or what stands between two; returns where to go on.
  std::size_t word(std::string_view told, std::size_t at,
                   const std::unordered_map<std::string_view, std::string_view>& words) {
    const auto end = std::min(told.find_first_of(word_ends, at), told.size());
    auto said = told.substr(at, end - at);
    while (!said.empty() && std::string_view(".:!?").contains(said.back())) said.remove_suffix(1);
    const auto known = words.find(said);
    if (known != words.end()) done_.secrets.push_back({line_, std::string(known->second)});
    done_.text += known == words.end() ? said : known->second;
    done_.text += told.substr(at + said.size(), end + 1 - at - said.size());
    if (end < told.size() && told[end] == '\n') ++line_;
    return end + 1;
  }

  std::string placeholder(const SecretSpan& span, std::string_view secret) {
    auto& known = known_[{std::string(span.name), std::string(secret)}];
    if (known.empty()) known = new_placeholder(std::string(span.name));
    done_.secrets.push_back({line_, known});
    return known;
  }

  /// One that the document has for something else already is left to it.
  std::string new_placeholder(const std::string& name) {
    auto& count = counts_[name];
    if (count == 0 && text_.contains("<" + name + ">")) ++count;
    return ++count == 1 ? "<" + name + ">" : "<" + name + "_" + std::to_string(count) + ">";
  }

  std::string_view text_;
  std::size_t line_ = 0;
  bool in_fence_ = false;
  std::string command_;
  std::map<std::pair<std::string, std::string>, std::string> known_;
  std::map<std::string, int> counts_;
  Concealed done_;
};

}  // namespace

Concealed concealed(std::string_view markdown) { return Concealer(markdown).run(); }

}  // namespace drctl
