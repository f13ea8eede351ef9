// Programs that the `weft` program starts: each in a group of its own, so that the terminal's Ctrl-C reaches only us, and none
// outlives us.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace weft::tool {

/// A file descriptor that is closed with it.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close();

 private:
  int number_ = -1;
};

struct Process {
  pid_t id = -1;
  Descriptor output;  ///< What it writes, to be read without waiting.

  bool is_running() const { return id > 0; }
  /// Sends a signal to it and to what it has started.
  void signal(int number) const;
};

enum class Capture { errors, everything };

/// Starts a command. What it writes to standard error, or to standard output too, comes through `output`. `prepare` runs in the
/// new process before the command does. Throws a user Error when it cannot be started.
Process start(const std::vector<std::string>& command, Capture capture, const std::function<void()>& prepare = {});

/// Takes what is there to be read. False at the end.
bool read_available(int descriptor, std::string& text);

}  // namespace weft::tool
