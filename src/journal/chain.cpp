#include "journal/chain.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "support/sha256.hpp"

namespace drctl {
namespace {

using nlohmann::json;

bool has_number(const json& line, std::uint64_t seq) {
  const auto found = line.find("seq");
  return found != line.end() && found->is_number_unsigned() && found->get<std::uint64_t>() == seq;
}

bool follows(const json& line, const std::string& hash) {
  const auto found = line.find("prev");
  return found != line.end() && found->is_string() && found->get_ref<const std::string&>() == hash;
}

/// What would come behind `head`.
std::string next_line(const ChainHead& head, const json& content) {
  json line = content;
  line["seq"] = head.seq + 1;
  line["prev"] = head.hash;
  return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string chain_line(ChainHead& head, const json& content) {
  auto text = next_line(head, content);
  head = {head.seq + 1, sha256(text)};
  return text;
}

std::optional<std::string> signed_chain_line(ChainHead& head, const json& content, const Sign& sign) {
  auto text = signed_line(next_line(head, content), sign);
  if (text) head = {head.seq + 1, sha256(*text)};
  return text;
}

std::expected<json, std::string> follow_chain(ChainHead& head, std::string_view text) {
  json line = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!line.is_object()) return std::unexpected("it is not a JSON object");
  if (!has_number(line, head.seq + 1))
    return std::unexpected(
        fmt::format("its \"seq\" should be {}: lines were taken out or put in", head.seq + 1));
  if (!follows(line, head.hash))
    return std::unexpected("its \"prev\" is not the hash of the line before it: that line was changed");
  head = {head.seq + 1, sha256(text)};
  return line;
}

}  // namespace drctl
