#include "runbook/yaml.hpp"

#include "runbook/file_text.hpp"
#include "runbook/yaml_recovery.hpp"
#include "runbook/yaml_sound.hpp"

namespace drctl {

YamlDocument read_yaml(const std::shared_ptr<const Source>& source) {
  if (auto reason = unreadable(source))
    return {.root = refused_node(), .diagnostics = {std::move(*reason)}, .complete = false};
  if (auto document = read_sound_yaml(source)) return std::move(*document);
  return read_yaml_around_slips(source);
}

}  // namespace drctl
