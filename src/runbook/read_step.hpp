#pragma once

#include <string_view>
#include <vector>

#include "runbook/keys.hpp"
#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// A list of steps. A step that can't be read as a whole still stands in it, so that its id is known; one
/// without any action is left out. `what` names the list in messages: "'steps'".
std::vector<Step> read_steps(Reader& reader, std::string_view what, const Yaml& yaml);

/// `choose:` a mapping of options.
Choose read_choose(Reader& reader, const Yaml& yaml, std::string_view where);
/// `for_each:` a mapping.
ForEach read_for_each(Reader& reader, const Yaml& yaml, std::string_view where);
/// `parallel:` a mapping.
Parallel read_parallel(Reader& reader, const Yaml& yaml, std::string_view where);
/// `retries:` a mapping.
std::optional<Retries> read_retries(Reader& reader, const Yaml& yaml, std::string_view where);
std::optional<GateLimit> read_gate(Reader& reader, const Yaml& yaml, std::string_view where);
/// `capture:` a mapping of names to expressions. The name of one that can't be read is a
/// broken name.
std::vector<Capture> read_captures(Reader& reader, const Yaml& yaml, std::string_view where,
                                   std::string_view key = "'capture'");

std::vector<KeyText> step_key_texts();
std::vector<KeyText> option_key_texts();
std::vector<KeyText> for_each_key_texts();
std::vector<KeyText> parallel_key_texts();
std::vector<KeyText> retries_key_texts();
std::vector<KeyText> gate_key_texts();

}  // namespace drctl
