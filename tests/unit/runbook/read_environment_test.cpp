#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runbook/read.hpp"
#include "unit/runbook/specs.hpp"

namespace drctl {
namespace {

std::string wrong_environment(const std::string& yaml) {
  const auto environment = read_environment(source_of(yaml));
  return environment ? "" : text_of(environment.error());
}

TEST(ReadEnvironment, BindsTargetsVariablesAndSecrets) {
  const auto environment = read_environment(source_of(R"(
environment: sandbox
description: To be broken
protected: true
targets:
  cluster: {kind: kubernetes, kubeconfig: k.yaml, context: c, namespace: n}
  database: {kind: postgres, host: h, database: d, user: u, password: {file: p.txt}}
vars:
  version: 1.10
  tables: [bots, users]
  token: {env: TOKEN}
)"));
  ASSERT_TRUE(environment) << text_of(environment.error());
  EXPECT_TRUE(environment->is_protected);
  EXPECT_EQ(environment->targets[0].settings.at("context").text, "c");
  EXPECT_EQ(environment->targets[1].settings.at("port").text, "5432");
  EXPECT_EQ(environment->targets[1].secrets.at("password").where, "p.txt");
  EXPECT_EQ(std::get<Literal>(std::get<FieldValue>(environment->vars[0].second).content).written, "1.10");
  EXPECT_EQ(std::get<SecretOrigin>(environment->vars[2].second).kind, SecretOrigin::Kind::env);
}

TEST(ReadEnvironment, NamesTheClusterThatKeepsTheLock) {
  const std::string targets =
      "targets:\n  cluster: {kind: kubernetes, context: c, namespace: n}\n"
      "  database: {kind: postgres, host: h, database: d, user: u}\n";
  EXPECT_EQ(read_environment(source_of("environment: x\nlock: cluster\n" + targets))->lock->text, "cluster");
  EXPECT_THAT(wrong_environment("environment: x\nlock: clusters\n" + targets),
              testing::HasSubstr("environment 'x' has no target 'clusters'"));
  EXPECT_THAT(wrong_environment("environment: x\nlock: database\n" + targets),
              testing::HasSubstr("target 'database' is of kind 'postgres', but a lock is kept by one"));
}

TEST(ReadEnvironment, EveryMistakeIsNamed) {
  EXPECT_EQ(wrong_environment(R"(environment: x
protected: yes
targets:
  a: {kind: postgers}
  b: {kind: postgres, host: h, port: 0, user: u}
  c: {kind: kubernetes, context: c, namespace: n, contxt: d}
  d: {context: c}
vrs: {}
)"),
            "2:12+3 expected true or false for 'protected', found 'yes' | write true\n"
            "4:13+8 expected one of postgres, kubernetes, channel for 'kind', found 'postgers' | did you "
            "mean 'postgres'?\n"
            "5:3+1 missing key 'database' in target 'b' | add 'database:' with the database's name\n"
            "5:38+1 expected 1 to 65535 for 'port', found 0\n"
            "6:51+6 unknown key 'contxt' in target 'c' | did you mean 'context'?\n"
            "7:6+1 missing key 'kind' in target 'd' | add 'kind:' with postgres or kubernetes or channel\n"
            "8:1+3 unknown key 'vrs' in the environment | did you mean 'vars'?\n");
}

TEST(ReadEnvironment, AMisspeltKindIsOneError) {
  EXPECT_EQ(
      wrong_environment("environment: x\ntargets:\n  db: {knd: postgres, host: h, database: d, user: u}\n"),
      "3:8+3 unknown key 'knd' in target 'db' | did you mean 'kind'?\n");
  EXPECT_EQ(
      wrong_environment("environment: x\ntargets:\n  db: {kind: postgres, hots: h, database: d, user: u}\n"),
      "3:24+4 unknown key 'hots' in target 'db' | did you mean 'host'?\n");
}

TEST(ReadEnvironment, AValueTakesNoInterpolation) {
  EXPECT_EQ(
      wrong_environment("environment: x\nvars: {a: \"${b}x\", c: [\"${b}\"]}\n"),
      "2:12+2 'a' is taken as it is written: it takes no ${} | write the value itself; $${ stands for the "
      "characters ${\n"
      "2:25+2 'c' is taken as it is written: it takes no ${} | write the value itself; $${ stands for the "
      "characters ${\n");
  const auto environment = read_environment(source_of("environment: x\nvars: {a: '$${b} $$${c} $x'}\n"));
  ASSERT_TRUE(environment);
  EXPECT_EQ(std::get<Literal>(std::get<FieldValue>(environment->vars[0].second).content).written,
            "${b} $${c} $x");
}

TEST(ReadEnvironment, WhatAChannelNeedsIsAMatterOfItsWay) {
  EXPECT_EQ(wrong_environment(R"(environment: x
targets:
  a: {kind: channel, via: slack, url: {env: A}}
  b: {kind: channel, via: pagerduty, routing_key: {env: B}}
  c: {kind: channel, via: mail, smtp: "smtp://h", from: a@b, to: c@d}
)"),
            "");
  EXPECT_EQ(
      wrong_environment(R"(environment: x
targets:
  a: {kind: channel, via: slak}
  b: {kind: channel, via: webhook, url: "https://hooks.example/x"}
  c: {kind: channel, via: mail, smtp: "smtp://h", from: a@b}
)"),
      "3:27+4 expected one of slack, pagerduty, webhook, mail for 'via', found 'slak' | did you mean "
      "'slack'?\n"
      "4:42+23 'url' is a secret: its value does not belong into a file | write {env: NAME} or {file: PATH}\n"
      "5:3+1 missing key 'to' in target 'c' | add 'to:' with a mail's addressees, with commas between\n");
}

TEST(ReadEnvironment, APasswordInTheFileIsRefusedAndNotShown) {
  const auto environment = read_environment(source_of(
      "environment: x\ntargets:\n  d: {kind: postgres, host: h, database: d, user: u, password: hunter2}\n"));
  ASSERT_FALSE(environment);
  EXPECT_EQ(text_of(environment.error()),
            "3:64+7 'password' is a secret: its value does not belong into a file | write {env: NAME} or "
            "{file: PATH}\n");
  EXPECT_THAT(environment.error()[0].place.source->text, testing::Not(testing::HasSubstr("hunter2")));
}

}  // namespace
}  // namespace drctl
