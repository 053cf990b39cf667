#include "adapters/kubectl_refusals.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace drctl {
namespace {

std::string refusal(const std::string& line, KubectlInput input = KubectlInput::none) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  const auto checked = check_kubectl(KubectlWords(words), input);
  return checked ? "" : checked.error();
}

TEST(KubectlRefusals, TheVerbComesFirst) {
  EXPECT_EQ(refusal(""), "the command is empty: write what follows `kubectl`");
  EXPECT_EQ(refusal("kubectl get pods"), "leave out `kubectl`: the arguments begin with its verb");
  EXPECT_EQ(refusal("-n x get pods"), "begin with kubectl's verb: `-n` stands behind it");
  EXPECT_EQ(refusal("${verb} pods"), "write kubectl's verb out: a value in its place could do anything");
}

TEST(KubectlRefusals, TheTargetIsTheEnvironments) {
  EXPECT_EQ(refusal("get pods --context=prod"),
            "leave out --context: the environment's target says which cluster, and as whom");
  EXPECT_EQ(refusal("get pods -s https://other"),
            "leave out -s/--server: the environment's target says which cluster, and as whom");
  EXPECT_NE(refusal("get pods -As https://other"), "");
  EXPECT_NE(refusal("get pods --token=t"), "");
  EXPECT_EQ(refusal("get pods -n other"), "");
  EXPECT_EQ(refusal("get pods -A --selector=a"), "");
  EXPECT_EQ(refusal("exec pod -- psql --password -s"), "");
}

TEST(KubectlRefusals, WhatNeverEnds) {
  EXPECT_EQ(refusal("get pods -w"), "`get -w/--watch` would never end; use `until`");
  EXPECT_EQ(refusal("get pods -Aw"), "`get -w/--watch` would never end; use `until`");
  EXPECT_EQ(refusal("get pods --watch=false"), "");
  EXPECT_EQ(refusal("rollout status deployment/x -w"), "");
  EXPECT_EQ(refusal("logs -pf x"),
            "`logs -f/--follow` would never end; use `--tail` or `--since`, and `until` to wait for a line");
  EXPECT_EQ(refusal("proxy"), "`proxy` would never end; use `get --raw PATH`");
}

TEST(KubectlRefusals, WhatWantsATerminal) {
  EXPECT_EQ(refusal("exec -it pod -- sh"), "`exec -t/--tty` needs a terminal, and a step has none");
  EXPECT_EQ(refusal("edit deployment x"), "`edit` opens an editor; use `patch` or `apply -f -` with `input`");
  EXPECT_NE(refusal("attach pod"), "");
  EXPECT_EQ(refusal("delete pod x -i"),
            "`delete -i/--interactive` asks for a `y`; a destructive step has its own gate");
}

TEST(KubectlRefusals, WhatReadsInputNeedsSome) {
  EXPECT_EQ(refusal("apply -f -"), "`-f -` reads its standard input: give the step `input`");
  EXPECT_EQ(refusal("apply -f-"), "`-f -` reads its standard input: give the step `input`");
  EXPECT_EQ(refusal("apply -f -", KubectlInput::given), "");
  EXPECT_EQ(refusal("exec -i pod -- sh"), "`exec -i` reads its standard input: give the step `input`");
  EXPECT_EQ(refusal("exec -i pod -- sh", KubectlInput::given), "");
}

TEST(KubectlRefusals, NothingPrintsASecret) {
  EXPECT_EQ(refusal("get secret x -o yaml"),
            "`-o yaml` would show the secret's values; use `-o json`, in which drctl withholds them");
  for (const char* line :
       {"get pods,secrets -o jsonpath={..data}", "get secret/x -ogo-template=x",
        "get Secrets --template={{.data}}", "config view --raw", "create token x",
        "create secret generic x --from-file=a --dry-run=client -o yaml", "apply view-last-applied secret x",
        "get -f x.yaml -o yaml", "get -k . -o yaml", "kustomize .", "get pods -v=8", "get pods -v 6",
        "get pods --v=10", "get pods -v${level}"})
    EXPECT_NE(refusal(line), "") << line;
  for (const char* line : {"get secret x -o json", "get secrets", "describe secret x", "get secret -o name",
                           "apply view-last-applied secret x -o json", "apply view-last-applied deployment x",
                           "get -f x.yaml -o json", "delete -f x.yaml", "get pods -nvolaticloud -v5"})
    EXPECT_EQ(refusal(line), "") << line;
}

TEST(KubectlRefusals, NoSecretInAFileInPlain) {
  for (std::vector<std::string> words :
       {std::vector<std::string>{"get", "secrets", "-o", "yaml"}, {"get", "-f", "all.yaml", "-o", "json"}}) {
    const KubectlWords line(words);
    EXPECT_FALSE(check_kubectl(line, KubectlInput::none, KubectlOutput::file));
    EXPECT_TRUE(check_kubectl(line, KubectlInput::none, KubectlOutput::encrypted_file));
  }
}

TEST(KubectlRefusals, NoSecretInTheProcessList) {
  EXPECT_EQ(
      refusal("create secret generic x --from-literal=a=b"),
      "`create secret --from-literal` shows the value to every process of this machine; give the manifest "
      "as `input` to `apply -f -`, with the values under stringData");
}

TEST(KubectlRefusals, SecretsGoIntoAFileEncryptedOnly) {
  const KubectlWords json({"get", "secrets", "-o", "json"}), yaml({"get", "configmap,secret", "-o", "yaml"});
  for (const auto& words : {json, yaml}) {
    EXPECT_EQ(check_kubectl(words, KubectlInput::none, KubectlOutput::file).error(),
              "the file would hold the secrets' values in plain; give it a `passphrase`");
    EXPECT_TRUE(check_kubectl(words, KubectlInput::none, KubectlOutput::encrypted_file));
  }
}

}  // namespace
}  // namespace drctl
