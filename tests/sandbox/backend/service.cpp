#include "sandbox/backend/service.hpp"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "sandbox/backend/graphql.hpp"
#include "sandbox/failure.hpp"

namespace drctl::sandbox {
using nlohmann::json;
namespace {

std::string text_of(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

/// Grouped, so that every row of the table is read.
HttpReply health(const Pod& pod) try {
  auto database = pod.database();
  json bots = json::object();
  for (const auto& row : database.query("SELECT status, count(*) FROM bots GROUP BY status ORDER BY status"))
    bots[row[0]] = std::stol(row[1]);
  return {200, text_of({{"status", "ok"}, {"pod", pod.identity().name}, {"bots", bots}})};
} catch (const Failure& failure) {
  pod.log("error", failure.what());
  return {503,
          text_of({{"status", "unavailable"}, {"pod", pod.identity().name}, {"reason", failure.what()}})};
}

HttpReply graphql_reply(const Pod& pod, const std::string& body) {
  const auto connect = [&] {
    try {
      return pod.database();
    } catch (const Failure& failure) {
      pod.log("error", failure.what());
      throw;
    }
  };
  return {200, graphql(body, connect) + "\n"};
}

HttpReply dispatch(const Pod& pod, const HttpRequest& request) {
  const bool is_health = request.path == "/gateway/v1/health",
             is_graphql = request.path == "/gateway/v1/graphql";
  if (is_health && request.method == "GET") return health(pod);
  if (is_graphql && request.method == "POST") return graphql_reply(pod, request.body);
  return {is_health || is_graphql ? 405 : 404,
          text_of({{"error", "this is GET /gateway/v1/health and POST /gateway/v1/graphql"}})};
}

}  // namespace

HttpReply answer(const Pod& pod, const HttpRequest& request) {
  auto reply = dispatch(pod, request);
  pod.log("info", fmt::format("{} {} {}", request.method, request.path, reply.status));
  return reply;
}

}  // namespace drctl::sandbox
