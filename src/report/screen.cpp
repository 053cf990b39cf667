#include "report/screen.hpp"

#include "report/plain_text.hpp"
#include "support/masking.hpp"

namespace drctl {

Screen::Screen(std::FILE* file, const Appearance& appearance) : file_(file), style_(appearance) {}

void Screen::mask_with(const Masker* masker) {
  const std::scoped_lock lock(mutex_);
  masker_ = masker;
}

void Screen::print(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  erase_status();
  write(text);
  if (!status_.empty() && holds_ == 0) write(status_);
  std::fflush(file_);
}

void Screen::status(const std::string& text) {
  const std::scoped_lock lock(mutex_);
  if (style_.appearance().medium == Medium::file) return;
  erase_status();
  // One column stays free: a line that fills the last one wraps, and could not be erased.
  status_ = fitted(printable(masker_ ? masker_->mask(text) : text), style_.appearance().width - 1);
  if (!status_.empty() && holds_ == 0) write(status_);
  std::fflush(file_);
}

Screen::Hold::Hold(Screen& screen) : screen_(screen) {
  const std::scoped_lock lock(screen_.mutex_);
  screen_.erase_status();
  ++screen_.holds_;
}

Screen::Hold::~Hold() {
  const std::scoped_lock lock(screen_.mutex_);
  --screen_.holds_;
}

bool Screen::held() {
  const std::scoped_lock lock(mutex_);
  return holds_ > 0;
}

void Screen::write(std::string_view text) {
  const auto masked = masker_ ? masker_->mask(text) : std::string(text);
  // A reader that has gone away is no reason to stop a recovery: the journal is the record.
  [[maybe_unused]] const auto ignored = std::fwrite(masked.data(), 1, masked.size(), file_);
}

void Screen::erase_status() {
  // CR, then EL 0 of ECMA-48: erase to the end of the line.
  if (!status_.empty() && holds_ == 0) write("\r\x1b[K");
}

}  // namespace drctl
