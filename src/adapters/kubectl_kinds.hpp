#pragma once

#include "adapters/kubectl_words.hpp"

namespace drctl {

/// The words name objects that live in no namespace: "node", "no/n1", "pods,nodes", "clusterroles.rbac...".
/// Yes when unsure. Of custom resources nothing is known.
bool names_cluster_objects(const KubectlWords& words);

}  // namespace drctl
