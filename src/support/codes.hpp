#pragma once

#include <string_view>

/// What each finding is called. A code keeps its meaning forever, and a retired one is not used again;
/// docs/codes explains each.
namespace drctl::codes {

using Code = std::string_view;

// E01: the file, and YAML.
inline constexpr Code unreadable_file = "E0101", not_utf8 = "E0102", control_character = "E0103",
                      empty_file = "E0104", tab_in_indentation = "E0105", unclosed_quote = "E0106",
                      unclosed_bracket = "E0107", misplaced_line = "E0108", duplicate_key = "E0109",
                      tag = "E0110", anchor = "E0111", second_document = "E0112", key_no_text = "E0113",
                      unknown_escape = "E0114", unquoted_character = "E0115", key_without_colon = "E0116",
                      nested_too_deep = "E0117", merge_conflict = "E0118", lookalike = "E0119",
                      other_yaml_error = "E0199";

// E02: keys and their values.
inline constexpr Code unknown_key = "E0201", missing_key = "E0202", wrong_kind = "E0203",
                      unknown_word = "E0204", bad_duration = "E0205", out_of_range = "E0206",
                      bad_name = "E0207", reserved_name = "E0208", idle_step = "E0209",
                      second_action = "E0210", meaningless_key = "E0211", missing_companion = "E0212",
                      empty_list = "E0213", one_option = "E0214", shown_as_written = "E0215",
                      text_around_value = "E0216", shell_syntax = "E0217", unclosed_word = "E0218",
                      numbered_parameter = "E0219", quoted_parameter = "E0220", says_nothing = "E0221",
                      bad_pattern = "E0222", wrong_variable_key = "E0223", required_or_default = "E0224",
                      bad_value = "E0225", written_secret = "E0226", second_outcome = "E0227",
                      same_case = "E0228", same_word = "E0229";

// E03: expressions.
inline constexpr Code expression_syntax = "E0301", bad_literal = "E0302", reserved_word = "E0303",
                      too_large_expression = "E0304", misused_macro = "E0305",
                      unclosed_interpolation = "E0306", wrapped_expression = "E0307",
                      undefined_name = "E0308", name_of_elsewhere = "E0309", unknown_field = "E0310",
                      unknown_function = "E0311", no_overload = "E0312", not_boolean = "E0313",
                      different_types = "E0314", bad_map_key = "E0315", nothing_to_go_over = "E0316",
                      wrong_type = "E0317", bad_argument = "E0318";

// E04: parts of a runbook that must fit together.
inline constexpr Code unknown_target = "E0401", missing_target = "E0402", several_targets = "E0403",
                      wrong_target = "E0404", needless_target = "E0405", unstated_effect = "E0406",
                      taken_id = "E0407", taken_name = "E0408", secret_in_arguments = "E0409",
                      secret_to_people = "E0410", secret_output = "E0411", bad_goto = "E0412",
                      unknown_before_run = "E0413", guard_tells_people = "E0414", secret_item = "E0415";

// E05: included runbooks.
inline constexpr Code missing_include = "E0501", include_cycle = "E0502", other_name = "E0503",
                      no_outputs = "E0504", unknown_variable = "E0505", lost_secret = "E0506",
                      included_target = "E0507", too_many_steps = "E0508";

// E06: calls that their adapter refuses.
inline constexpr Code refused_call = "E0601", rehearsal_changes = "E0602", check_changes = "E0603";

// E07: an environment, and the runbook that meets it.
inline constexpr Code target_not_bound = "E0701", target_of_other_kind = "E0702", no_value = "E0703",
                      unneeded_secret = "E0704", unreadable_secret = "E0705", too_many_rounds = "E0706";

// E08: tests of runbooks.
inline constexpr Code untested_runbook = "E0801", unknown_step = "E0802", nothing_to_answer = "E0803",
                      unknown_option = "E0804", unknown_result = "E0805", unknown_capture = "E0806",
                      never_holds = "E0807";

// W: allowed, but likely a mistake.
inline constexpr Code unused_variable = "W01", unused_capture = "W02", until_without_timeout = "W03",
                      unverified = "W04", blind_retries = "W05", needless_shell = "W06",
                      longer_than_rto = "W07", pasted_into_shell = "W08", never_done = "W09",
                      columns_read = "W10", untold_destruction = "W11", unknown_call = "W12",
                      shown_secret = "W13", perhaps_missing = "W14";

}  // namespace drctl::codes
