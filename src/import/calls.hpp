#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/placeholders.hpp"
#include "import/shell_words.hpp"
#include "import/yaml_text.hpp"

/// From a command line to the ways in which a step could carry it out, the best first.
namespace drctl {

/// The system that a step acts on, as the document tells it.
struct TargetDraft {
  std::string kind{};      ///< postgres, kubernetes, or empty
  std::string hint{};      ///< "-h <DB_HOST> -U app -d shop"; empty where it says nothing
  std::string database{};  ///< "shop"
};

/// What a step does, as it will be written.
struct CallDraft {
  YamlPart::Map keys{};                    ///< the adapter's first
  std::vector<VariableDraft> variables{};  ///< that it uses
  TargetDraft target{};                    ///< that it acts on
  std::vector<std::string> comments{};     ///< above the step: words that found no place in it
};

using CallDrafts = std::vector<CallDraft>;

/// A command line of a document.
struct ShellCommand {
  explicit ShellCommand(std::string_view line);

  std::string text;
  std::vector<ShellToken> tokens;
  bool needs_shell = false;  ///< pipes, redirections, $(...), patterns

  std::string_view word(std::size_t at) const;  ///< its value; empty behind the last
  bool uses(std::string_view program) const;    ///< as a program, somewhere in it
  bool starts(std::string_view program) const;  ///< itself, not by way of another program
  /// The one file that `> FILE` at its end writes; empty when it does anything else that needs a shell.
  std::string output_file() const;
  /// From the word at this index on, before a redirection at the end.
  std::string text_from(std::size_t at) const;
};

/// `program ... <<EOF`: what stands before it, and the lines up to EOF.
struct Heredoc {
  std::string head, body;
};

/// The command's only heredoc; nothing when there is none, or a shell would replace something in it.
std::optional<Heredoc> heredoc_of(const ShellCommand& command);

/// Every way to carry it out that is known; the last one, by hand, always fits.
CallDrafts calls_for(const ShellCommand& command);

CallDrafts kubectl_calls(const ShellCommand& command);
CallDrafts helm_calls(const ShellCommand& command);
CallDrafts psql_calls(const ShellCommand& command);
/// What is typed into a psql: SQL, and the database that the document means.
struct PsqlInput {
  TargetDraft target;
  std::string head, text;
};

/// `psql -d shop <<EOF`, when each of the statements can be a step.
std::optional<PsqlInput> psql_heredoc(const ShellCommand& command);

CallDrafts pg_dump_calls(const ShellCommand& command);
CallDrafts pg_restore_calls(const ShellCommand& command);
CallDrafts curl_calls(const ShellCommand& command);
CallDrafts exec_calls(const ShellCommand& command);

/// One statement.
CallDraft sql_call(std::string_view statement);

/// By hand. `lines` may hold placeholders.
CallDraft manual_call(std::string_view lines);

/// A command line as a value: continued lines are folded.
YamlPart command_part(std::string_view text);

/// The document's own words, for a comment: "was: psql -c ...".
std::string was(const ShellCommand& command);

/// Whether it opens something that the following lines are typed into: a shell in a container, ssh.
bool opens_session(const ShellCommand& command);

}  // namespace drctl
