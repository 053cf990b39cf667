#include "adapters/curl_run.hpp"

namespace drctl {

namespace {

/// The multi interface lets a transfer be stopped at any moment.
class Multi {
 public:
  explicit Multi(CURL* easy) : easy_(easy) { curl_multi_add_handle(multi_, easy_); }
  ~Multi() {
    curl_multi_remove_handle(multi_, easy_);
    curl_multi_cleanup(multi_);
  }
  Multi(const Multi&) = delete;
  Multi& operator=(const Multi&) = delete;

  /// Whether there is more to do.
  bool go_on() {
    int running = 0;
    curl_multi_perform(multi_, &running);
    return running != 0;
  }

  void wait(const Cancellation& cancel, const Deadline& deadline) {
    curl_waitfd woken{cancel.fd(), CURL_WAIT_POLLIN, 0};
    curl_multi_poll(multi_, &woken, 1, deadline.poll_timeout(), nullptr);
  }

  CURLcode end() {
    int left = 0;
    const auto* message = curl_multi_info_read(multi_, &left);
    return message ? message->data.result : CURLE_FAILED_INIT;
  }

 private:
  CURL* easy_;
  CURLM* multi_ = curl_multi_init();
};

}  // namespace

std::expected<CURLcode, GivenUp> curl_run(CURL* easy, const Cancellation& cancel, const Deadline& deadline) {
  Multi multi(easy);
  while (multi.go_on()) {
    if (cancel.requested()) return std::unexpected(GivenUp::cancelled);
    if (deadline.passed()) return std::unexpected(GivenUp::out_of_time);
    multi.wait(cancel, deadline);
  }
  return multi.end();
}

}  // namespace drctl
