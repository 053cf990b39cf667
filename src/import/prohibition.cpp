#include "import/prohibition.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "import/script.hpp"
#include "support/ascii.hpp"

namespace drctl {
namespace {

/// Where the last of the stops before `end` ends.
std::size_t behind_last(std::string_view text, std::size_t end,
                        std::initializer_list<std::string_view> stops) {
  std::size_t start = 0;
  for (const auto stop : stops)
    if (const auto at = text.substr(0, end).rfind(stop); at != text.npos)
      start = std::max(start, at + stop.size());
  return start;
}

bool forbids(std::string_view words) {
  constexpr std::array<std::string_view, 4> at_front = {"never ", "do not ", "don't ", "avoid "};
  constexpr std::array<std::string_view, 4> anywhere = {"must not ", "must never ", "should not ",
                                                        "should never "};
  if (words.contains("not forget") || words.contains("n't forget")) return false;
  return std::ranges::any_of(at_front, [&](auto each) { return words.starts_with(each); }) ||
         std::ranges::any_of(anywhere, [&](auto each) { return words.contains(each); });
}

/// "Do not proceed until ...:" leads to what is to be done first.
bool forbids_to_go_on(std::string_view words) {
  constexpr std::array<std::string_view, 9> verbs = {"forget", "skip", "proceed",  "continue", "panic",
                                                     "worry",  "omit", "hesitate", "wait"};
  return std::ranges::any_of(verbs, [&](auto verb) {
    return words.contains("not " + std::string(verb)) || words.contains("n't " + std::string(verb)) ||
           words.contains("never " + std::string(verb));
  });
}

/// Of a line above what it speaks of: "Never run this. It deletes everything:".
bool forbids_what_follows(std::string_view words) {
  constexpr std::array<std::string_view, 3> nots = {"not ", "n't ", "never "};
  constexpr std::array<std::string_view, 8> deeds = {"run th",  "do th",  "use th",  "execute",
                                                     "type th", "be run", "be used", "be executed"};
  constexpr std::array<std::string_view, 7> fronts = {
      "never ", "do not ", "don't ", "avoid this", "avoid these", "avoid running", "avoid using"};
  return std::ranges::any_of(nots,
                             [&](auto no) {
                               return std::ranges::any_of(deeds, [&](auto deed) {
                                 return words.contains(std::string(no) + std::string(deed));
                               });
                             }) ||
         std::ranges::any_of(fronts, [&](auto each) {
           const auto sentence = words.substr(behind_last(words, words.size(), {". ", "! ", "; "}));
           const auto clause = words.substr(behind_last(words, words.size(), {". ", "! ", "; ", ": "}));
           return sentence.starts_with(each) || clause.starts_with(each);
         });
}

/// In small letters, without marks and a number around it.
std::string bare(std::string_view text) {
  constexpr std::string_view marks = " \t*_:.!";
  const auto first = text.find_first_not_of(marks);
  if (first == text.npos) return {};
  text = text.substr(first, text.find_last_not_of(marks) - first + 1);
  auto small = unnumbered(lower(std::string(text)));
  for (auto at = small.find("’"); at != small.npos; at = small.find("’")) small.replace(at, 3, "'");
  return small;
}

/// "Do not run this:", or as short as a heading; not a sentence that speaks for itself.
bool is_caption(std::string_view text) {
  const auto said = text.substr(0, text.find_last_not_of(" \t*_") + 1);
  constexpr auto most_blanks_of_a_heading = 4;
  return !text.contains('`') &&
         (said.ends_with(':') || std::ranges::count(said, ' ') <= most_blanks_of_a_heading);
}

bool is_struck(std::string_view text) {
  const auto said = trimmed(text);
  return said.size() > 4 && said.starts_with("~~") && said.find("~~", 2) >= said.size() - 3;
}

bool says_it_is_old(std::string_view words) {
  constexpr std::array<std::string_view, 8> fronts = {"deprecated",  "obsolete",     "old way",
                                                      "the old way", "old method",   "the wrong way",
                                                      "wrong way",   "old procedure"};
  return std::ranges::any_of(fronts, [&](auto each) { return words.starts_with(each); }) ||
         words.contains("(deprecated") || words.contains("(obsolete") || words.contains("is deprecated") ||
         words.contains("are deprecated") || words.ends_with("- deprecated");
}

}  // namespace

bool leads_to_output(std::string_view text) {
  constexpr std::array<std::string_view, 7> kinds = {"sample ",         "example ", "expected ", "typical ",
                                                     "example of the ", "healthy ", "good "};
  constexpr std::array<std::string_view, 6> shows = {"output should", "output looks",    "output will",
                                                     "should look",   "looks like this", "you should see"};
  const auto before_note = text.substr(0, text.find('('));
  const auto words =
      bare(before_note.substr(behind_last(before_note, before_note.size(), {". ", "! ", "; "})));
  const auto is_output = [](std::string_view rest) {
    return rest.starts_with("output") || rest == "response" || rest == "result" || rest == "results";
  };
  if (words == "output" || words == "outputs" || words.starts_with("output of ")) return true;
  return std::ranges::any_of(shows, [&](auto each) { return words.contains(each); }) ||
         std::ranges::any_of(kinds, [&](auto kind) {
           return words.starts_with(kind) && is_output(std::string_view(words).substr(kind.size()));
         });
}

bool leads_to_nothing(std::string_view text) {
  if (is_struck(text) || leads_to_output(text)) return true;
  const auto words = bare(text);
  if (words == "never" || words == "don't" || words == "do not" || words == "don'ts") return true;
  if (words.contains("what not to do") || words.contains("not to be done")) return true;
  return says_it_is_old(words) ||
         (is_caption(text) && forbids_what_follows(words) && !forbids_to_go_on(words));
}

bool is_forbidden(const std::string& code, const std::string& text) {
  const auto begin = std::min(text.find("`" + code + "`"), text.size());
  const auto sentence = behind_last(text, begin, {". ", "! ", "; "});
  const auto clause = std::max(sentence, behind_last(text, begin, {": "}));
  const auto behind = lower(text.substr(std::min(begin + code.size() + 2, text.size()), 40));
  if (behind.starts_with(" (deprecated") || behind.starts_with(" is deprecated")) return true;
  const auto caption = text.substr(sentence, clause - sentence);  // of another code, it speaks of that one
  return forbids(lower(text.substr(clause, begin - clause))) ||
         (!caption.contains('`') && leads_to_nothing(caption));
}

}  // namespace drctl
