#include "adapters/exec.hpp"
#include "adapters/helm.hpp"
#include "adapters/http.hpp"
#include "adapters/kubectl.hpp"
#include "adapters/manual.hpp"
#include "adapters/notify.hpp"
#include "adapters/pg_dump.hpp"
#include "adapters/pg_restore.hpp"
#include "adapters/probe.hpp"
#include "adapters/sql.hpp"

namespace drctl {

const std::vector<AdapterRow>& catalog() {
  static const std::vector<AdapterRow> rows{
      sql_row(),        kubectl_row(), helm_row(), http_row(),   pg_dump_row(),
      pg_restore_row(), probe_row(),   exec_row(), notify_row(), manual_row(),
  };
  return rows;
}

}  // namespace drctl
