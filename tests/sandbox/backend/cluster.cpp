#include "sandbox/backend/cluster.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sandbox/failure.hpp"
#include "sandbox/text_file.hpp"

namespace drctl::sandbox {
using nlohmann::json;
namespace {

constexpr auto core = "/api/v1";
constexpr auto kwok = "/apis/kwok.x-k8s.io/v1alpha1";

bool is_ready(const json& pod) {
  if (pod.at("metadata").contains("deletionTimestamp")) return false;
  const auto conditions = pod.at("status").value("conditions", json::array());
  return std::ranges::any_of(conditions, [](const json& condition) {
    return condition.value("type", "") == "Ready" && condition.value("status", "") == "True";
  });
}

}  // namespace

std::vector<ReadyPod> ready_pods_in(const std::string& pod_list) {
  std::vector<ReadyPod> pods;
  const auto list = json::parse(pod_list);
  for (const auto& pod : list.at("items"))
    if (is_ready(pod)) pods.push_back({pod["metadata"].at("uid"), pod["metadata"].at("name")});
  return pods;
}

std::string Cluster::path(const std::string& api, const std::string& resource) const {
  return url_ + api + "/namespaces/" + workload_.space + "/" + resource;
}

std::optional<std::vector<ReadyPod>> Cluster::ready_pods() {
  const auto answer = http_.get(path(core, "pods?labelSelector=app%3D" + workload_.app));
  if (!answer || answer->status != 200) return std::nullopt;
  return ready_pods_in(answer->body);
}

std::optional<std::map<std::string, std::string>> Cluster::secret(const std::string& name) {
  const auto answer = http_.get(path(core, "secrets/" + name));
  if (answer && answer->status == 404) return std::nullopt;
  if (!answer || answer->status != 200) throw Failure("the API does not say what secret " + name + " holds");
  std::map<std::string, std::string> values;
  const auto data = json::parse(answer->body).value("data", json::object());
  for (const auto& [key, value] : data.items()) values[key] = from_base64(value.get<std::string>());
  return values;
}

void Cluster::publish_log(const ReadyPod& pod, const std::string& file) {
  const json owner = {{"apiVersion", "v1"}, {"kind", "Pod"}, {"name", pod.name}, {"uid", pod.uid}};
  const json logs = {
      {"apiVersion", "kwok.x-k8s.io/v1alpha1"},
      {"kind", "Logs"},
      {"metadata", {{"name", pod.name}, {"ownerReferences", json::array({owner})}}},
      {"spec", {{"logs", json::array({{{"containers", {workload_.container}}, {"logsFile", file}}})}}}};
  http_.post(path(kwok, "logs"), logs.dump());
}

}  // namespace drctl::sandbox
