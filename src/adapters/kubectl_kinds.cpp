#include "adapters/kubectl_kinds.hpp"

#include <algorithm>
#include <ranges>

#include "support/ascii.hpp"

namespace drctl {
namespace {

// What `kubectl api-resources --namespaced=false` of Kubernetes 1.36 lists: singular, and the short names.
// A plural is one of these with -s, -es or -ies.
constexpr std::string_view kinds[] = {
    "apiservice",
    "certificatesigningrequest",
    "clusterrole",
    "clusterrolebinding",
    "clustertrustbundle",
    "componentstatus",
    "crd",
    "cs",
    "csidriver",
    "csinode",
    "csr",
    "customresourcedefinition",
    "deviceclass",
    "devicetaintrule",
    "flowschema",
    "ingressclass",
    "ip",
    "ipaddress",
    "mutatingadmissionpolicy",
    "mutatingadmissionpolicybinding",
    "mutatingwebhookconfiguration",
    "namespace",
    "no",
    "node",
    "ns",
    "pc",
    "persistentvolume",
    "priorityclass",
    "prioritylevelconfiguration",
    "pv",
    "resourceslice",
    "runtimeclass",
    "sc",
    "selfsubjectaccessreview",
    "selfsubjectreview",
    "selfsubjectrulesreview",
    "servicecidr",
    "storageclass",
    "storageversion",
    "storageversionmigration",
    "subjectaccessreview",
    "tokenreview",
    "vac",
    "validatingadmissionpolicy",
    "validatingadmissionpolicybinding",
    "validatingwebhookconfiguration",
    "volumeattachment",
    "volumeattributesclass",
};

bool is_plural_of(std::string_view word, std::string_view kind) {
  if (word.ends_with("ies") && kind.ends_with('y'))
    return word.substr(0, word.size() - 3) == kind.substr(0, kind.size() - 1);
  return word.starts_with(kind) && (word.substr(kind.size()) == "s" || word.substr(kind.size()) == "es");
}

bool is_cluster_kind(std::string_view word) {
  const auto kind = lower(std::string(word.substr(0, word.find_first_of("/."))));
  return std::ranges::any_of(kinds, [&](std::string_view each) {
    return kind.starts_with(each[0]) && (kind == each || is_plural_of(kind, each));
  });
}

bool any_part_is(std::string_view word) {
  return std::ranges::any_of(std::views::split(word, ','), [](auto part) {
    return is_cluster_kind(std::string_view(part.begin(), part.end()));
  });
}

}  // namespace

bool names_cluster_objects(const KubectlWords& words) {
  const auto all = words.before_command();
  const bool flags_first = words.word(1).starts_with('-');
  for (std::size_t i = 1; i < all.size(); ++i)
    if ((i == 1 || flags_first || all[i].contains('/')) && any_part_is(all[i])) return true;
  return false;
}

}  // namespace drctl
