#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "sandbox/backend/cluster.hpp"
#include "sandbox/backend/graphql.hpp"
#include "sandbox/backend/http_exchange.hpp"
#include "sandbox/backend/load_balancers.hpp"
#include "sandbox/backend/pod.hpp"
#include "sandbox/failure.hpp"

namespace drctl::sandbox {
namespace {

Database no_database() { throw Failure("connection refused"); }

TEST(Cluster, OnlyPodsThatAreReadyAndStayServe) {
  EXPECT_EQ(ready_pods_in(R"({"items": [
    {"metadata": {"uid": "1", "name": "ready"}, "status": {"conditions": [{"type": "Ready", "status": "True"}]}},
    {"metadata": {"uid": "2", "name": "unready"}, "status": {"conditions": [{"type": "Ready", "status": "False"}]}},
    {"metadata": {"uid": "3", "name": "pending"}, "status": {}},
    {"metadata": {"uid": "4", "name": "leaving", "deletionTimestamp": "2026-01-01T00:00:00Z"},
     "status": {"conditions": [{"type": "Ready", "status": "True"}]}}]})"),
            (std::vector<ReadyPod>{{"1", "ready"}}));
}

TEST(Cluster, DoesNotTakeSilenceForASecretThatIsMissing) {
  Cluster cluster("http://127.0.0.1:1", {}, {"volaticloud", "volaticloud-backend", "backend"});
  EXPECT_EQ(cluster.ready_pods(), std::nullopt);
  EXPECT_THROW(cluster.secret("volaticloud-db-secret"), Failure);
}

TEST(LoadBalancers, AreForServicesThatWaitForOne) {
  EXPECT_EQ(waiting_for_address(R"({"items": [
    {"metadata": {"name": "in", "namespace": "web"}, "spec": {"type": "LoadBalancer"}, "status": {"loadBalancer": {}}},
    {"metadata": {"name": "has", "namespace": "web"}, "spec": {"type": "LoadBalancer"},
     "status": {"loadBalancer": {"ingress": [{"ip": "192.0.2.1"}]}}},
    {"metadata": {"name": "kubernetes", "namespace": "default"}, "spec": {"type": "ClusterIP"}, "status": {"loadBalancer": {}}}]})"),
            (std::vector<std::string>{"/api/v1/namespaces/web/services/in"}));
}

TEST(Pod, FindsItsDatabaseInTheSecret) {
  const auto login =
      login_of({{"host", "db.example:5433"}, {"database", "d"}, {"username", "u"}, {"password", "p"}});
  EXPECT_EQ(login.host, "db.example");
  EXPECT_EQ(login.port, 5433);
  EXPECT_EQ(login.database + login.user + login.password, "dup");
}

TEST(Pod, SaysWhatTheSecretLacks) {
  const auto error = [](const std::map<std::string, std::string>& secret) -> std::string {
    try {
      login_of(secret);
      return "";
    } catch (const Failure& failure) {
      return failure.what();
    }
  };
  EXPECT_EQ(error({}), "secret volaticloud-db-secret has no key host");
  EXPECT_EQ(error({{"host", "db"}, {"database", "d"}, {"username", "u"}, {"password", "p"}}),
            "host 'db' of volaticloud-db-secret is not HOST:PORT");
}

TEST(Graphql, ItsTypeNeedsNoDatabase) {
  EXPECT_EQ(graphql(R"({"query": "{ __typename }"})", no_database), R"({"data":{"__typename":"Query"}})");
}

TEST(Graphql, SaysThatTheDatabaseIsGone) {
  EXPECT_EQ(graphql(R"({"query": "{ bots { id } }"})", no_database),
            R"({"data":null,"errors":[{"message":"connection refused"}]})");
}

TEST(Graphql, KnowsItsFieldsOnly) {
  EXPECT_EQ(graphql(R"({"query": "{ users { id } }"})", no_database),
            R"({"data":null,"errors":[{"message":"Cannot query field \"users\" on type \"Query\"."}]})");
  EXPECT_EQ(graphql("no json", no_database),
            R"({"data":null,"errors":[{"message":"Must provide query string."}]})");
}

/// A request as a client sends it, and what is made of it.
std::string method_path_and_body(const std::string& sent) {
  std::array<int, 2> ends{};
  ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data());
  EXPECT_EQ(::send(ends[0], sent.data(), sent.size(), 0), static_cast<ssize_t>(sent.size()));
  ::shutdown(ends[0], SHUT_WR);
  const auto request = read_request(ends[1]);
  ::close(ends[0]);
  ::close(ends[1]);
  return request ? request->method + " " + request->path + " " + request->body : "none";
}

TEST(HttpExchange, ReadsARequestWithItsBody) {
  EXPECT_EQ(method_path_and_body("POST /a?b=c HTTP/1.1\r\nHost: h\r\ncontent-length: 4\r\n\r\nbody"),
            "POST /a body");
  EXPECT_EQ(method_path_and_body("GET / HTTP/1.1\r\n\r\n"), "GET / ");
}

TEST(HttpExchange, RefusesHalfARequest) {
  EXPECT_EQ(method_path_and_body("GET / HTTP/1.1\r\nHost"), "none");
  EXPECT_EQ(method_path_and_body("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nbody"), "none");
  EXPECT_EQ(method_path_and_body("POST / HTTP/1.1\r\nContent-Length: 99999999999999\r\n\r\nbody"), "none");
}

}  // namespace
}  // namespace drctl::sandbox
