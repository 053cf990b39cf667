#include "runbook/read_contacts.hpp"

#include <array>

#include "runbook/read_scalar.hpp"
#include "support/codes.hpp"

namespace drctl {
namespace {

constexpr std::array<Key<Contact>, 3> contact_keys = {
    Key<Contact>{{"name", Wants::text, KeyText::Need::required, "a person, a team, a company"},
                 [](Reader& reader, const YamlEntry& entry, Contact& into) {
                   into.name = read_plain_text(reader, "'name'", entry.value).value_or("");
                 }},
    {{"role", Wants::text, KeyText::Need::optional, "what they are called for"},
     [](Reader& reader, const YamlEntry& entry, Contact& into) {
       into.role = read_plain_text(reader, "'role'", entry.value).value_or("");
     }},
    {{"reach", Wants::texts, KeyText::Need::required, "a number, an address, a channel; one or a list"},
     [](Reader& reader, const YamlEntry& entry, Contact& into) {
       into.reach = read_texts(reader, "'reach'", entry.value);
     }},
};

}  // namespace

std::vector<Contact> read_contacts(Reader& reader, const Yaml& yaml) {
  std::vector<Contact> contacts;
  if (yaml.kind != Yaml::Kind::list) {
    reader.findings.add(codes::wrong_kind, yaml.place, "'contacts' is a list",
                        "write '- name: ...' for each, indented below it");
    return contacts;
  }
  for (const auto& item : yaml.items) {
    Contact contact;
    if (read_mapping(reader, item, "a contact", std::span<const Key<Contact>>(contact_keys), contact))
      contacts.push_back(std::move(contact));
  }
  return contacts;
}

std::vector<KeyText> contact_key_texts() { return texts_of(std::span<const Key<Contact>>(contact_keys)); }

}  // namespace drctl
