#pragma once

#include <map>
#include <string>
#include <vector>

#include "drctl/adapter.hpp"
#include "plan/adapters.hpp"

/// Who a target is, by its own word: an address can lead elsewhere tomorrow, an identity can not.
/// PostgreSQL: the system identifier that initdb made up (PostgreSQL manual, "System Information Functions",
/// pg_control_system). Kubernetes: the uid of the namespace kube-system, which lives as long as the cluster.
namespace drctl {

/// How a target is asked for its identity.
struct IdentityQuestion {
  Adapter* adapter = nullptr;
  std::vector<Call> calls;  ///< the first that succeeds answers
  std::string answer;       ///< where in its result the identity stands: a JSON pointer
};

/// By the target's name. Targets of a kind that has no identity are left out.
using IdentityQuestions = std::map<std::string, IdentityQuestion, std::less<>>;
IdentityQuestions identity_questions(const std::vector<Target>& targets, const Adapters& adapters);

/// Asks the target, for so long with each call; the error is why it did not tell.
std::expected<std::string, std::string> identity_of(
    const IdentityQuestion& question, const Cancellation& cancel,
    std::chrono::milliseconds patience = std::chrono::seconds(15));

}  // namespace drctl
