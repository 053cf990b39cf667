"""Kubernetes clusters: https://www.vultr.com/api/#tag/kubernetes.

GIVEN["clusters"] is {"lost": {fields}, "kubeconfig": PATH}. A new one is pending for two looks, and active then; its
kubeconfig is that file."""
import base64
import pathlib
import uuid

from provider_errors import Refused, meta, needed, only

GIVEN, CLUSTERS, LOOKS = {}, {}, {}
VERSIONS = ["v1.34.1+1", "v1.33.5+1"]


def routes(given):
    GIVEN.update(given.get("clusters", {}))
    if "lost" in GIVEN:
        CLUSTERS[GIVEN["lost"]["id"]] = GIVEN["lost"]
    all_of_them, one = "/kubernetes/clusters", "/kubernetes/clusters/([0-9a-f-]+)"
    return [("GET", all_of_them, listed), ("POST", all_of_them, create), ("GET", one, read), ("GET", one + "/config", config),
            ("GET", "/kubernetes/versions", lambda _: (200, {"versions": VERSIONS}))]


def listed(_):
    clusters = [shown(cluster) for cluster in CLUSTERS]
    return 200, {"vke_clusters": clusters, "meta": meta(clusters)}


def read(cluster, _):
    return 200, {"vke_cluster": shown(cluster)}


def create(fields):
    only(fields, "label", "region", "version", "ha_controlplanes", "enable_firewall", "node_pools")
    needed(fields, region=str, version=str, node_pools=list)
    if fields["version"] not in VERSIONS:
        raise Refused(400, "Invalid version.")
    pools = [pool(given) for given in fields["node_pools"]]
    cluster = str(uuid.uuid4())
    CLUSTERS[cluster] = {"id": cluster, **fields, "ip": "127.0.0.1", "endpoint": f"{cluster}.vultr-k8s.com",
                         "status": "pending", "node_pools": pools}
    LOOKS[cluster] = 2
    return 201, {"vke_cluster": CLUSTERS[cluster]}


def pool(given):
    only(given, "node_quantity", "label", "plan", "tag", "auto_scaler", "min_nodes", "max_nodes")
    needed(given, node_quantity=int, label=str, plan=str)
    nodes = [{"id": str(uuid.uuid4()), "status": "pending"} for _ in range(given["node_quantity"])]
    return {"id": str(uuid.uuid4()), "status": "pending", "nodes": nodes, **given}


def config(cluster, _):
    if shown(cluster)["status"] != "active":
        raise Refused(400, "The cluster is not active.")
    return 200, {"kube_config": base64.b64encode(pathlib.Path(GIVEN["kubeconfig"]).read_bytes()).decode()}


def shown(cluster):
    if cluster not in CLUSTERS:
        raise Refused(404, "Invalid cluster.")
    LOOKS[cluster] = LOOKS.get(cluster, 0) - 1
    if LOOKS[cluster] == 0:
        for part in [CLUSTERS[cluster], *CLUSTERS[cluster]["node_pools"]]:
            part["status"] = "active"
    return CLUSTERS[cluster]
