// Bytes -> a new file of this machine.
#include "kernel/io/local_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include <weft/error.h>

namespace weft::kernel {
namespace {

class LocalOutput final : public OutputFile {
 public:
  explicit LocalOutput(const std::string& path)
      : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail();
  }
  ~LocalOutput() override {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  LocalOutput(const LocalOutput&) = delete;
  LocalOutput& operator=(const LocalOutput&) = delete;

  void write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t wrote = ::write(descriptor_, bytes.data(), bytes.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) fail();
      bytes.remove_prefix(static_cast<std::size_t>(wrote));
      size_ += static_cast<std::uint64_t>(wrote);
    }
  }
  void close() override {
    const int descriptor = descriptor_;
    descriptor_ = -1;
    if (::close(descriptor) != 0) fail();
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(ErrorKind::data, "File cannot be written (" + std::string(std::strerror(errno)) + "): " + path_);
  }

  std::string path_;
  int descriptor_;
};

}  // namespace

std::unique_ptr<OutputFile> open_local_output(const std::string& path) { return std::make_unique<LocalOutput>(path); }

}  // namespace weft::kernel
