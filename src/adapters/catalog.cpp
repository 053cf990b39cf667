#include "adapters/exec.hpp"
#include "adapters/kubectl.hpp"

namespace drctl {

const std::vector<AdapterRow>& catalog() {
  static const std::vector<AdapterRow> rows{
      kubectl_row(),
      exec_row(),
  };
  return rows;
}

}  // namespace drctl
