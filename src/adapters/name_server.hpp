#pragma once

#include <expected>
#include <string>
#include <vector>

namespace drctl {

/// The numeric addresses that one name server has for `host`, at least one; neither this machine's own name
/// servers nor its hosts file and its search list are asked. `server` is a name or an IPv4 address, and a
/// port where that is not 53: "ns1.example", "192.0.2.53:5353". Fails with words that go on from a colon;
/// blocks for up to some 10 seconds.
std::expected<std::vector<std::string>, std::string> ask_name_server(const std::string& server,
                                                                     const std::string& host);

/// The same as a person types it for a POSIX shell: a dig command, which prints an address a line.
std::string dig_line(const std::string& server, const std::string& host);

/// The last of these addresses, in place, for a word in double quotes.
std::string dug_address(const std::string& server, const std::string& host);

}  // namespace drctl
