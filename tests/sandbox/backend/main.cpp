// The backend of the sandbox's installation: it plays what runs in the pods of volaticloud-backend, none of
// which has containers. It is as alive as they are, and as broken as their database.
//
// usage: drctl-sandbox-backend API_URL CA_FILE CERTIFICATE_FILE KEY_FILE PORT LOG_FOLDER
#include <charconv>
#include <chrono>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

#include "sandbox/backend/load_balancers.hpp"
#include "sandbox/backend/pods.hpp"
#include "sandbox/backend/server.hpp"

using namespace drctl::sandbox;

int main(int argc, char** argv) {
  const std::string port_text = argc == 7 ? argv[5] : "";
  Port port = 0;
  std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
  if (port == 0) {
    std::fputs("usage: drctl-sandbox-backend API_URL CA_FILE CERTIFICATE_FILE KEY_FILE PORT LOG_FOLDER\n",
               stderr);
    return 2;
  }
  Cluster cluster(argv[1], {argv[2], argv[3], argv[4]}, {"volaticloud", "volaticloud-backend", "backend"});
  Pods pods(std::move(cluster), argv[6]);
  std::jthread follower([&](const std::stop_token& stop) {
    for (; !stop.stop_requested(); std::this_thread::sleep_for(std::chrono::milliseconds(100))) pods.follow();
  });
  std::jthread provider([&, balancers = LoadBalancers(argv[1], {argv[2], argv[3], argv[4]})](
                            const std::stop_token& stop) mutable {
    for (; !stop.stop_requested(); std::this_thread::sleep_for(std::chrono::milliseconds(500)))
      balancers.follow();
  });
  serve(pods, port);
}
