// A file of this machine -> its bytes.
#include "kernel/io/local_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <weft/error.h>

namespace weft::kernel {
namespace {

FileFacts facts_of(const struct stat& status) {
  const timespec& modified = status.st_mtim;
  tm date{};
  ::gmtime_r(&modified.tv_sec, &date);
  char text[96];
  const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &date);
  std::snprintf(text + size, sizeof text - size, ".%09ldZ", modified.tv_nsec);
  return {static_cast<std::uint64_t>(status.st_size), text};
}

class LocalSource final : public ByteSource {
 public:
  // Without waiting: to open a pipe would wait for who writes to it.
  explicit LocalSource(const std::string& path)
      : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (descriptor_ < 0) {
      if (errno == ENOENT || errno == ENOTDIR) throw Error(ErrorKind::user, "File not found: " + path);
      throw Error(ErrorKind::user, "File cannot be opened (" + std::string(std::strerror(errno)) + "): " + path);
    }
    struct stat status;
    if (::fstat(descriptor_, &status) != 0) {
      ::close(descriptor_);
      throw Error(ErrorKind::user, "File cannot be read: " + path);
    }
    if (S_ISDIR(status.st_mode)) {
      ::close(descriptor_);
      throw Error(ErrorKind::user, "Path is a directory, not a file (did you mean " + path + "/*?): " + path);
    }
    if (!S_ISREG(status.st_mode)) {
      ::close(descriptor_);
      throw Error(ErrorKind::user,
                  "Path is a pipe or a device, which cannot be read in parts (write it to a file first): " + path);
    }
    modified_ = status.st_mtim;
    facts_ = facts_of(status);
  }
  ~LocalSource() override { ::close(descriptor_); }
  LocalSource(const LocalSource&) = delete;
  LocalSource& operator=(const LocalSource&) = delete;

  const FileFacts& facts() const override { return facts_; }

  std::size_t read_at(std::uint64_t offset, std::span<char> into) override {
    std::size_t done = 0;
    while (done < into.size()) {
      ssize_t came = ::pread(descriptor_, into.data() + done, into.size() - done, static_cast<off_t>(offset + done));
      if (came < 0 && errno == EINTR) continue;
      if (came < 0) throw Error(ErrorKind::data, "File cannot be read (" + std::string(std::strerror(errno)) + "): " + path_);
      if (came == 0) break;
      done += static_cast<std::size_t>(came);
    }
    check_unchanged();
    return done;
  }

 private:
  /// What was read may be of two versions of the file, unless it is the same after reading.
  void check_unchanged() const {
    struct stat status;
    if (::fstat(descriptor_, &status) != 0)
      throw Error(ErrorKind::data, "File cannot be read (" + std::string(std::strerror(errno)) + "): " + path_);
    if (static_cast<std::uint64_t>(status.st_size) < facts_.size)
      throw Error(ErrorKind::data, "File was cut short while it was read (size " + std::to_string(facts_.size) + " -> " +
                                       std::to_string(status.st_size) + " bytes): " + path_);
    if (static_cast<std::uint64_t>(status.st_size) != facts_.size || status.st_mtim.tv_sec != modified_.tv_sec ||
        status.st_mtim.tv_nsec != modified_.tv_nsec)
      throw changed_file(path_, "while it was read", facts_, facts_of(status));
  }

  std::string path_;
  int descriptor_;
  timespec modified_;
  FileFacts facts_;
};

}  // namespace

std::unique_ptr<ByteSource> open_local_source(const std::string& path) { return std::make_unique<LocalSource>(path); }

}  // namespace weft::kernel
