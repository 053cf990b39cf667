#include "adapters/probe_certificate.hpp"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>

#include "support/utf8.hpp"

namespace drctl {

namespace {

struct FreePart {
  void operator()(BIO* memory) const { BIO_free(memory); }
  void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
};

std::string text_of(const X509_NAME* name) {
  const std::unique_ptr<BIO, FreePart> memory(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(memory.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  char* bytes = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &bytes);
  return valid_utf8({bytes, static_cast<std::size_t>(size)});
}

std::string_view bytes_of(const ASN1_STRING* text) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(text)),
          static_cast<std::size_t>(ASN1_STRING_length(text))};
}

std::string address_in(std::string_view bytes) {
  char text[INET6_ADDRSTRLEN] = "";
  ::inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text);
  return text;
}

std::vector<std::string> names_in(X509* certificate) {
  const std::unique_ptr<GENERAL_NAMES, FreePart> all(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  std::vector<std::string> names;
  for (int i = 0; i < sk_GENERAL_NAME_num(all.get()); ++i) {
    const auto* name = sk_GENERAL_NAME_value(all.get(), i);
    if (name->type == GEN_DNS) names.push_back(valid_utf8(bytes_of(name->d.dNSName)));
    const auto size = name->type == GEN_IPADD ? ASN1_STRING_length(name->d.iPAddress) : 0;
    if (size == 4 || size == 16) names.push_back(address_in(bytes_of(name->d.iPAddress)));
  }
  return names;
}

std::chrono::system_clock::time_point time_of(const ASN1_TIME* time) {
  std::tm parts{};
  ASN1_TIME_to_tm(time, &parts);
  return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

}  // namespace

CertificateFacts facts_of(X509* certificate) {
  return {text_of(X509_get_subject_name(certificate)), text_of(X509_get_issuer_name(certificate)),
          names_in(certificate), time_of(X509_get0_notAfter(certificate))};
}

long days_until(std::chrono::system_clock::time_point at, std::chrono::system_clock::time_point now) {
  return std::chrono::floor<std::chrono::days>(at - now).count();
}

}  // namespace drctl
