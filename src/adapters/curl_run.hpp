#pragma once

#include <curl/curl.h>

#include <expected>

#include "drctl/cancellation.hpp"
#include "platform/deadline.hpp"

namespace drctl {

/// Why a transfer was given up.
enum class GivenUp { cancelled, out_of_time };

/// Carries out what `easy` is set up for, and returns how it ended. Gives up within a moment when `cancel` is
/// requested or the deadline passes.
std::expected<CURLcode, GivenUp> curl_run(CURL* easy, const Cancellation& cancel, const Deadline& deadline);

}  // namespace drctl
