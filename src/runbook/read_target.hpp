#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "runbook/keys.hpp"
#include "runbook/reader.hpp"
#include "runbook/runbook.hpp"

namespace drctl {

/// A setting of a target in an environment.
struct SettingRow {
  enum class Content { text, port, word, secret };
  std::string_view name;
  Content content;
  KeyText::Need need;
  std::string_view summary;
  std::string_view default_value{};
  std::span<const std::string_view> words{};  ///< for Content::word: all of them
};

/// A kind of target and its settings.
struct TargetKind {
  std::string_view name;
  std::span<const SettingRow> settings;
};

/// Every kind there is.
std::span<const TargetKind> target_kinds();

/// `NAME: {kind: postgres, host: ...}`. Defaults are filled in.
std::optional<TargetBinding> read_target_binding(Reader& reader, const YamlEntry& entry);

/// Whether the value has the shape {env: ...} or {file: ...}.
bool is_secret_origin(const Yaml& yaml);
std::optional<SecretOrigin> read_secret_origin(Reader& reader, std::string_view what, const Yaml& yaml);

}  // namespace drctl
