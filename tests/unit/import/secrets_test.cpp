#include "import/secrets.hpp"

#include <gmock/gmock.h>

#include "import/import.hpp"

namespace drctl {
namespace {

std::string in_fence(const std::string& line) {
  const auto text = concealed("```sh\n" + line + "\n```").text;
  return text.substr(6, text.size() - 10);
}

TEST(Secrets, OfFlagsAreConcealed) {
  EXPECT_EQ(in_fence("curl -u admin:hunter2 https://x/y?password=abc"),
            "curl -u admin:<PASSWORD> https://x/y?password=<PASSWORD_2>");
  EXPECT_EQ(in_fence("curl -s \\\n  --user 'admin:hunter2' https://x"),
            "curl -s \\\n  --user 'admin:<PASSWORD>' https://x");
  EXPECT_EQ(in_fence("mysql -u root -phunter2 shop"), "mysql -u root -p<PASSWORD> shop");
  EXPECT_EQ(in_fence("redis-cli -a hunter2 ping"), "redis-cli -a <PASSWORD> ping");
  EXPECT_EQ(in_fence("docker login -u me -p hunter2"), "docker login -u me -p <PASSWORD>");
  EXPECT_EQ(in_fence("vault login --token abc"), "vault login --token <TOKEN>");
}

TEST(Secrets, OfAssignmentsAreConcealed) {
  EXPECT_EQ(in_fence("PGPASSWORD=hunter2 psql -c 'SELECT 1'"), "PGPASSWORD=<PASSWORD> psql -c 'SELECT 1'");
  EXPECT_EQ(in_fence("x --from-literal=password=hunter2 --from-literal=user=app"),
            "x --from-literal=password=<PASSWORD> --from-literal=user=app");
  EXPECT_EQ(in_fence("export API_KEY='a b'; y"), "export API_KEY='<API_KEY>'; y");
  EXPECT_EQ(in_fence("curl -d '{\"password\": \"hunter2\", \"a\": 1}' https://x"),
            "curl -d '{\"password\": \"<PASSWORD>\", \"a\": 1}' https://x");
  EXPECT_EQ(in_fence("curl -d \"{\\\"password\\\": \\\"hunter2\\\"}\" https://x"),
            "curl -d \"{\\\"password\\\": \\\"<PASSWORD>\\\"}\" https://x");
}

TEST(Secrets, OfHeadersUrlsAndSqlAreConcealed) {
  EXPECT_EQ(in_fence("curl -H \"Authorization: Bearer abc123\" https://x"),
            "curl -H \"Authorization: Bearer <TOKEN>\" https://x");
  EXPECT_EQ(in_fence("curl -H 'X-Api-Key: abc' https://x"), "curl -H 'X-Api-Key: <API_KEY>' https://x");
  EXPECT_EQ(in_fence("psql postgres://app:hunter2@db/shop"), "psql postgres://app:<PASSWORD>@db/shop");
  EXPECT_EQ(in_fence("ALTER USER app PASSWORD 'hunter2';"), "ALTER USER app PASSWORD '<PASSWORD>';");
}

TEST(Secrets, AreKnownByHowTheyAreUsed) {
  EXPECT_EQ(in_fence("kubectl create secret generic db \\\n --from-literal=key='a b' --from-literal=host=db"),
            "kubectl create secret generic db \\\n --from-literal=key='<SECRET>' --from-literal=host=db");
  EXPECT_EQ(in_fence("git clone https://ghp_0123456789abcdefghij@github.com/a/b"),
            "git clone https://<TOKEN>@github.com/a/b");
  EXPECT_EQ(in_fence("openssl rsa -passin pass:hunter2 -in x"), "openssl rsa -passin pass:<PASSWORD> -in x");
  EXPECT_EQ(concealed("Password: `hunter2`").text, "Password: `<PASSWORD>`");
  EXPECT_EQ(concealed("> ```sh\n> password: hunter\n> ```").text, "> ```sh\n> password: <PASSWORD>\n> ```");
}

TEST(Secrets, AreConcealedWhereverTheyStandAgain) {
  const auto result =
      concealed("The password is `hunter2`.\nUse hunter2.\n\n    echo hunter2 | docker login\n");
  EXPECT_EQ(result.text,
            "The password is `<PASSWORD>`.\nUse <PASSWORD>.\n\n    echo <PASSWORD> | docker login\n");
  ASSERT_EQ(result.secrets.size(), 3);
  EXPECT_EQ(result.secrets[2].line, 4);
  EXPECT_EQ(concealed("`PGPASSWORD=postgres psql -d postgres`").text,
            "`PGPASSWORD=<PASSWORD> psql -d postgres`");
}

TEST(Secrets, AreNotWhatOnlyNamesThem) {
  for (const std::string line :
       {"docker run -u 1000:1000 x", "psql -p 5432 --password -h x", "PGPASSWORD=$PW psql",
        "a --token-ttl=5m", "kubectl create secret generic db", "--from-file=password=pw.txt",
        "secretName: db", "helm upgrade x --set auth.existingSecret=db", "secret: db",
        "curl -u admin:<PW> https://x:8080/y", "mysql -p<PASSWORD> -P 3306", "--password='<NEW_PASSWORD>'"})
    EXPECT_EQ(in_fence(line), line);
  for (const std::string prose : {"Password: ask Ann", "The token: see below", "Use a password.",
                                  "Secret: `db-credentials`", "Token: `kubectl create token x`"})
    EXPECT_EQ(concealed(prose).text, prose);
}

TEST(Secrets, AreToldWithTheirLine) {
  const auto found = concealed("a\n`X_TOKEN=abc y`\n**Password**: hunter2\n`X_TOKEN=abc z`").secrets;
  ASSERT_EQ(found.size(), 3);
  EXPECT_EQ(found[0].line, 2);
  EXPECT_EQ(found[1].placeholder, "<PASSWORD>");
  EXPECT_EQ(found[2].placeholder, found[0].placeholder);
}

TEST(Import, LetsNoSecretIntoARunbook) {
  const auto result = import_markdown(
      "# A\n1. Log in with `curl -u admin:hunter2 https://x/y?password=hunter2`\n"
      "2. Look\n   ```sh\n   PGPASSWORD=hunter2 psql -d shop -c 'SELECT 1'\n"
      "   kubectl create secret generic db --from-literal=password=hunter2\n   ```\n",
      "r.md", [](const auto&) { return ""; });
  const auto& text = result->runbooks.at(0).text;
  EXPECT_FALSE(text.contains("hunter2")) << text;
  EXPECT_THAT(text, testing::HasSubstr("password: {type: secret,"));
  EXPECT_THAT(text, testing::HasSubstr("# TODO: line 2 of the document tells a secret in clear"));
  EXPECT_EQ(result->unplaced.at(0).line, 2);
}

}  // namespace
}  // namespace drctl
