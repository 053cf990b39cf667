#pragma once

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

namespace drctl {

/// A certificate that signs itself, or is signed by an authority, with its key, as PEM files in `folder`.
struct Certificate {
  std::string file, key_file;
  std::shared_ptr<EVP_PKEY> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
  std::shared_ptr<X509> made{X509_new(), X509_free};

  /// `alternative_name`: "IP:127.0.0.1"; valid from now on for `seconds`, which may be negative.
  Certificate(const std::string& folder, const std::string& alternative_name, long seconds,
              const Certificate* authority = nullptr, const char* common_name = "t")
      : file(folder + "/" + common_name + ".pem"), key_file(folder + "/" + common_name + ".key") {
    X509_set_version(made.get(), X509_VERSION_3);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), seconds);
    auto* name = X509_get_subject_name(made.get());  // libcurl wants one, whatever it says
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(common_name),
                               -1, -1, 0);
    X509_set_issuer_name(made.get(), authority ? X509_get_subject_name(authority->made.get()) : name);
    X509_set_pubkey(made.get(), key.get());
    extend(NID_subject_alt_name, alternative_name.c_str());
    if (!authority) extend(NID_basic_constraints, "CA:TRUE");
    X509_sign(made.get(), authority ? authority->key.get() : key.get(), EVP_sha256());
    write(file, [&](FILE* to) { PEM_write_X509(to, made.get()); });
    write(key_file,
          [&](FILE* to) { PEM_write_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
  }

 private:
  void extend(int what, const char* value) {
    auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value);
    X509_add_ext(made.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }

  template <class Write>
  static void write(const std::string& path, Write write_to) {
    std::unique_ptr<FILE, decltype(&std::fclose)> to(std::fopen(path.c_str(), "w"), std::fclose);
    if (!to) std::abort();
    write_to(to.get());
  }
};

/// `openssl s_server -www` on a loopback port: answers every request with 200.
class TlsServer {
 public:
  explicit TlsServer(const Certificate& certificate) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) std::abort();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    const char* argv[] = {"openssl",
                          "s_server",
                          "-www",
                          "-accept",
                          "127.0.0.1:0",
                          "-cert",
                          certificate.file.c_str(),
                          "-key",
                          certificate.key_file.c_str(),
                          nullptr};
    if (::posix_spawnp(&child_, argv[0], &actions, nullptr, const_cast<char**>(argv), environ) != 0)
      std::abort();
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    out_.reset(::fdopen(ends[0], "r"));
    read_port();
  }

  ~TlsServer() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }

  std::string url() const { return "https://127.0.0.1:" + port_ + "/"; }
  const std::string& port() const { return port_; }

 private:
  // "ACCEPT 127.0.0.1:34567" says that it listens, and where.
  void read_port() {
    char line[256];
    while (std::fgets(line, sizeof line, out_.get())) {
      std::string text = line;
      if (!text.starts_with("ACCEPT ")) continue;
      port_ = text.substr(text.rfind(':') + 1);
      port_.erase(port_.find_last_not_of('\n') + 1);
      return;
    }
    std::abort();
  }

  pid_t child_ = 0;
  std::string port_;
  std::unique_ptr<FILE, decltype(&std::fclose)> out_{nullptr, std::fclose};
};

}  // namespace drctl
