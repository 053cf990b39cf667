#pragma once

#include <vector>

#include "runbook/keys.hpp"

/// The keys of a test (test_file.hpp), each mapping's own.
namespace drctl {

std::vector<KeyText> test_key_texts();      // read_test_file.cpp
std::vector<KeyText> case_key_texts();      // read_test_file.cpp
std::vector<KeyText> script_key_texts();    // read_script.cpp; an outcome's stand beside them
std::vector<KeyText> outcome_key_texts();   // read_script.cpp
std::vector<KeyText> expected_key_texts();  // read_expected.cpp

}  // namespace drctl
