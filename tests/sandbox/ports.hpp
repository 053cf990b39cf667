#pragma once
#include <cstdint>
#include <vector>

namespace drctl::sandbox {

using Port = std::uint16_t;

/// Free loopback ports, kept from other sandboxes while this object lives: each is bound, not listened on,
/// with SO_REUSEADDR (socket(7)), so that a server with that option too can still take it. They lie below the
/// range from which the kernel numbers outgoing connections, or one of those would take a port before its
/// server does.
class Ports {
 public:
  /// Throws Failure if so many can't be found.
  explicit Ports(std::size_t count);
  ~Ports();
  Ports(const Ports&) = delete;
  Ports& operator=(const Ports&) = delete;

  /// The next port that was not yet taken; throws std::out_of_range after the last.
  Port take() { return ports_.at(taken_++); }

 private:
  std::vector<Port> ports_;
  std::vector<int> sockets_;
  std::size_t taken_ = 0;
};

/// Whether something accepts connections there.
bool listening(Port port);

}  // namespace drctl::sandbox
