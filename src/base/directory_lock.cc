// A directory -> a mark in it that lasts as long as the process lives.
#include "base/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace weft::base {
namespace {

int lock_file(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC | flags, 0600);
  if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  const int reason = errno;
  ::close(descriptor);
  errno = reason;
  return -1;
}

}  // namespace

int make_lock(const std::string& directory) {
  const std::string first = directory + "/lock.new", path = directory + "/lock";
  const int descriptor = lock_file(first, O_CREAT);
  if (descriptor < 0 || std::rename(first.c_str(), path.c_str()) == 0) return descriptor;
  const int reason = errno;
  ::close(descriptor);
  errno = reason;
  return -1;
}

int take_lock(const std::string& directory) { return lock_file(directory + "/lock", 0); }

}  // namespace weft::base
