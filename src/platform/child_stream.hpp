#pragma once

#include <string>

#include "platform/child_output.hpp"
#include "platform/process.hpp"
#include "support/fd.hpp"

namespace drctl {

/// Our end of one of a child's outputs: keeps it, and hands on its lines as they come.
class ChildStream {
 public:
  ChildStream(Fd pipe, Stream name, const RunOptions& options);
  /// For poll(2); -1 once it has ended.
  int fd() const { return pipe_.get(); }
  bool ended() const { return !pipe_; }
  /// Takes what is there, at most one buffer; notices the end.
  void read_some();
  /// Takes what is in the pipe now, never waits: whoever else holds the other end may keep it open.
  void read_rest();
  /// Everything, as far as it was kept.
  std::string text() const { return kept_.text(); }

 private:
  Fd pipe_;
  CappedText kept_;
  LineSplitter lines_;
};

}  // namespace drctl
