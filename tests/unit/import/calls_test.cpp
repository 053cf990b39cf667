#include "import/calls.hpp"

#include <gtest/gtest.h>

namespace drctl {
namespace {

/// The ways for a command, as YAML, with a line between them and their comments before them.
std::string ways(std::string_view line) {
  std::string text;
  for (const auto& call : calls_for(ShellCommand(line)))
    text += (text.empty() ? "" : "--\n") + yaml_comments(call.comments, 0) + yaml_text(call.keys);
  return text;
}

/// The first of them.
std::string best(std::string_view line) {
  const auto call = calls_for(ShellCommand(line)).front();
  return yaml_comments(call.comments, 0) + yaml_text(call.keys);
}

const std::string unjudged =
    "effect: destructive  # TODO: state the effect: read, change or destructive\n"
    "effect_reason: imported; nobody has judged yet what it does\n";

TEST(KubectlCalls, TakeWhatFollowsTheProgram) {
  EXPECT_EQ(ways("kubectl cordon <NODE>"), "kubectl: cordon ${node}\n--\nmanual: kubectl cordon ${node}\n");
  EXPECT_EQ(best("kubectl get pods \\\n  -o wide"), "kubectl: >-\n  get pods\n  -o wide\nshow: text\n");
}

TEST(KubectlCalls, TakeFlagsBeforeTheVerbToo) {
  EXPECT_EQ(best("kubectl -n shop rollout restart deployment/api"),
            "kubectl: rollout restart deployment/api -n shop\n");
  EXPECT_EQ(best("kubectl --namespace=shop exec api-0 -- ls -l"),
            "kubectl: exec api-0 --namespace=shop -- ls -l\n");
  EXPECT_EQ(best("helm --namespace shop list"), "helm: list --namespace shop\nshow: text\n");
  EXPECT_EQ(best("kubectl -o json -A get pods"), "kubectl: get pods -o json -A\nshow: text\n");
  EXPECT_EQ(best("kubectl --selector app=x delete pods"), "kubectl: delete pods --selector app=x\n");
  EXPECT_EQ(best("helm --timeout 5m -nshop rollback b 3"), "helm: rollback b 3 --timeout 5m -nshop\n");
  EXPECT_EQ(best("kubectl --strange x get pods"), "kubectl: \"--strange x get pods\"\n");
  EXPECT_EQ(best("kubectl -n shop"), "kubectl: \"-n shop\"\n");
}

TEST(KubectlCalls, WriteFilesInPlainOrElseEncrypted) {
  EXPECT_EQ(ways("kubectl get secrets -o yaml > s.yaml"),
            "kubectl:\n  args: get secrets -o yaml\n  file: s.yaml\n--\n"
            "kubectl:\n  args: get secrets -o yaml\n  file: s.yaml\n  passphrase: ${backup_passphrase}\n--\n"
            "manual: kubectl get secrets -o yaml > s.yaml\n");
}

TEST(KubectlCalls, GiveSecretsAsInput) {
  EXPECT_EQ(best("kubectl create secret generic db -n shop --from-literal=user=app "
                 "--from-literal=password='<PASSWORD>'"),
            "# was: kubectl create secret generic db -n shop --from-literal=user=app "
            "--from-literal=password='<PASSWORD>'\n"
            "kubectl:\n  args: apply -n shop -f -\n  input: |\n    apiVersion: v1\n    kind: Secret\n    "
            "metadata:\n"
            "      name: db\n    stringData:\n      user: \"app\"\n      password: \"${password}\"\n");
}

TEST(KubectlCalls, LeaveASecretThatAManifestWouldNotKeep) {
  EXPECT_EQ(best("kubectl create secret generic db --from-literal=a=b --type=x"),
            "kubectl: create secret generic db --from-literal=a=b --type=x\n");
  EXPECT_EQ(best("kubectl apply -f - <<EOF\na: $B\nEOF").substr(0, 10), "# by hand:");
}

TEST(KubectlCalls, TakeAHeredocForInput) {
  EXPECT_EQ(best("kubectl apply -f - <<EOF\nkind: Pod\nname: <POD>\nEOF"),
            "kubectl:\n  args: apply -f -\n  input: |\n    kind: Pod\n    name: ${pod}\n");
}

TEST(KubectlCalls, AreByHandInAShell) {
  EXPECT_EQ(ways("kubectl get pods | grep web"),
            "# by hand: in a shell it would act on the shell's cluster, not on the target's\n"
            "manual: kubectl get pods | grep web\n");
}

TEST(PostgresCalls, LeaveWhereToTheEnvironment) {
  const auto call =
      psql_calls(ShellCommand("psql -h <DB_HOST> -U app -d shop -c \"SELECT count(*) FROM t;\"")).at(0);
  EXPECT_EQ(yaml_text(call.keys), "sql: SELECT count(*) FROM t;\nshow: table\n");
  EXPECT_EQ(call.target.hint, "-h <DB_HOST> -U app -d shop");
  EXPECT_EQ(call.target.database, "shop");
  EXPECT_TRUE(call.variables.empty());
}

TEST(PostgresCalls, KnowPsqlsOwnCommands) {
  EXPECT_EQ(best("psql -d shop -c '\\dt'"),
            "exec: psql -d shop -c '\\dt'\neffect: read\neffect_reason: psql only lists what is there\nshow: "
            "text\n");
}

TEST(PostgresCalls, AreByHandWherePsqlItselfWouldConnect) {
  const std::string why =
      "# by hand: as a program it would act on the database that it is told or finds, not on the target's\n";
  for (const std::string line : {"psql -h db -f fix.sql", "cat fix.sql | psql shop", "PGHOST=db psql -f x",
                                 "psql -d shop -c '\\! rm x'", "for t in a; do psql -f $t; done"})
    EXPECT_EQ(ways(line).substr(0, why.size()), why) << line;
  EXPECT_EQ(best("docker exec db psql --version"), "exec: docker exec db psql --version\n" + unjudged);
}

TEST(PostgresCalls, ReadWhatIsTypedIntoPsql) {
  const auto input = psql_heredoc(ShellCommand("psql -h db -d shop <<EOF\nSELECT 1;\nEOF")).value();
  EXPECT_EQ(input.target.hint, "-h db -d shop");
  EXPECT_EQ(input.text, "SELECT 1;\n");
  for (const std::string line :
       {"psql <<EOF\nSELECT $A;\nEOF", "psql <<'EOF'\nBEGIN;\nDELETE FROM t;\nCOMMIT;\nEOF",
        "psql --strange <<EOF\nSELECT 1;\nEOF", "psql <<EOF | wc\nSELECT 1;\nEOF", "psql -f x"})
    EXPECT_FALSE(psql_heredoc(ShellCommand(line))) << line;
}

TEST(PostgresCalls, RestoreTablesBesideTheOthers) {
  EXPECT_EQ(best("pg_restore -d shop -t bots /path/to/b.dump"),
            "# was: pg_restore -d shop -t bots /path/to/b.dump\n"
            "# TODO: the tables come into a schema beside; what is missing is for a step of yours to insert\n"
            "pg_restore:\n  action: beside\n  dump: ${b_dump}\n  tables: [bots]\n");
  EXPECT_EQ(best("pg_restore -l x.dump"),
            "# was: pg_restore -l x.dump\npg_restore:\n  action: verify\n  dump: x.dump\n");
  EXPECT_EQ(best("pg_restore --data-only x.dump"), "exec: pg_restore --data-only x.dump\n" + unjudged);
}

TEST(PostgresCalls, AskForTheNameThatAShellWouldMake) {
  EXPECT_EQ(best("pg_dump -Fc -f \"x-$(date +%F).dump\" shop"),
            "# was: pg_dump -Fc -f \"x-$(date +%F).dump\" shop\npg_dump: ${dump_file}\n");
  EXPECT_EQ(best("pg_dump -t bots shop > bots.dump"),
            "# was: pg_dump -t bots shop > bots.dump\npg_dump:\n  file: bots.dump\n  tables: [bots]\n");
}

TEST(CurlCalls, BecomeRequests) {
  EXPECT_EQ(best("curl https://a/health"), "http: GET https://a/health\nexpect: result.status < 400\n");
  EXPECT_EQ(best("curl -X POST https://a/b -H 'Content-Type: application/json' -d '{\"a\": 1}'"),
            "# was: curl -X POST https://a/b -H 'Content-Type: application/json' -d '{\"a\": 1}'\n"
            "http:\n  request: POST https://a/b\n  headers:\n    Content-Type: application/json\n  body: "
            "'{\"a\": 1}'\n");
  EXPECT_EQ(best("curl -k https://a/b"), "exec: curl -k https://a/b\n" + unjudged);
}

TEST(ExecCalls, TakeTheRest) {
  EXPECT_EQ(best("docker restart <NAME>"), "exec: docker restart ${name}\n" + unjudged);
  EXPECT_EQ(best("df <DIR> | tail -1"),
            "exec:\n  command: [bash, \"-o\", pipefail, \"-c\", df \"$DIR\" | tail -1]\n  environment:\n    "
            "DIR: ${dir}\n" +
                unjudged);
}

TEST(ExecCalls, LetAShellSetVariables) {
  EXPECT_EQ(best("LANG=C sort x"), "exec: [bash, \"-o\", pipefail, \"-c\", LANG=C sort x]\n" + unjudged);
}

TEST(ExecCalls, GiveNoSecretToAShell) {
  EXPECT_EQ(ways("mysql -p<PASSWORD> | tail"),
            "# by hand: a secret would be an argument, which everyone on the machine can read\n"
            "manual: mysql -p<PASSWORD> | tail\n");
}

TEST(ManualCalls, AreForTerminals) {
  EXPECT_EQ(
      ways("export A=b"),
      "# by hand: it acts on the commands typed after it; each step has a shell of its own\nmanual: export "
      "A=b\n");
  EXPECT_TRUE(opens_session(ShellCommand("kubectl exec -it web -- /bin/bash")));
  EXPECT_TRUE(opens_session(ShellCommand("ssh db-1")));
  EXPECT_FALSE(opens_session(ShellCommand("ssh db-1 uptime")));
}

}  // namespace
}  // namespace drctl
