#include "recovery/canaries.hpp"

namespace drctl::recovery {

const std::vector<std::string>& canaries() {
  static const std::vector<std::string> all = {
      "canary-01-kX9mQ2",
      "canary 02 with blanks",
      "canary'03'quoted'",
      "canary\"04\"quoted\"",
      "canary\\05\\back\\n\\slash",
      "canary$06`id`$(id)${HOME}",
      "canary%2007/p?a=b&c=d#e+f@g:h",
      "канарейка-08-käse-\xF0\x9D\x84\x9E",
      "Y2FuYXJ5LTA5LW1pbmQtdGhlLWdhcA==",
      "ca9a4110deadbeefcafe",
      "{\"canary\":[11,\"\\u0000\"]}",
      "^(canary)[1-2]{2}.*?\\d+$|\\b12",
      std::string(40, 'c') + "anary-13-" + std::string(300, 'y') + "-the-end-of-a-long-one",
      "<canary href=\"14\">&amp;</canary>",
      "c15!Q",
      "4815162342161718",
      "-17 --canary -rf",
      "canary: 18 #no !tag &anchor *alias | >",
      "-----BEGIN CANARY-----\nMC4CAQAwBQYDK2VwBCIEICanary19canary19\nZZ19zzcanary/+canary==\n-----END "
      "CANARY-----",
      "canary\t20\x01tab;and|pipe>file",
  };
  return all;
}

}  // namespace drctl::recovery
