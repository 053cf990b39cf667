#include "runbook/language.hpp"

#include <array>

#include "runbook/read_call.hpp"
#include "runbook/read_step.hpp"
#include "runbook/read_variable.hpp"

namespace drctl {

std::vector<KeyText> runbook_key_texts();      // read_runbook.cpp
std::vector<KeyText> contact_key_texts();      // read_contacts.cpp
std::vector<KeyText> notices_key_texts();      // read_notices.cpp
std::vector<KeyText> environment_key_texts();  // read_environment.cpp

std::vector<MappingText> language() {
  return {{"runbook", runbook_key_texts()},
          {"variable", variable_key_texts()},
          {"step", step_key_texts()},
          {"check", check_key_texts()},
          {"retries", retries_key_texts()},
          {"rollback", rollback_key_texts()},
          {"gate", gate_key_texts()},
          {"option", option_key_texts()},
          {"for_each", for_each_key_texts()},
          {"parallel", parallel_key_texts()},
          {"contact", contact_key_texts()},
          {"notify", notices_key_texts()},
          {"environment", environment_key_texts()}};
}

std::string_view describe(Wants wants) {
  constexpr std::array<std::string_view, 18> words = {"a text",
                                                      "a text",
                                                      "a text, not empty",
                                                      "a text that may hold ${...}",
                                                      "a name of a-z, 0-9 and -",
                                                      "a name of a-z, 0-9 and _",
                                                      "one word",
                                                      "true or false",
                                                      "a whole number",
                                                      "a number",
                                                      "a duration such as 30s, 5m or 1h30m",
                                                      "a duration such as 30s, 5m or 1h30m, not 0s",
                                                      "a value of the variable's type",
                                                      "an expression",
                                                      "an expression, or a list of them",
                                                      "a text, or a list of texts",
                                                      "a mapping",
                                                      "a list of mappings"};
  return words[static_cast<std::size_t>(wants)];
}

}  // namespace drctl
