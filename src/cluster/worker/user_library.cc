// Shared objects of users.
#include "cluster/worker/user_library.h"

#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include <mutex>
#include <set>

#include <weft/error.h>

namespace weft::cluster {

void load_library(const std::string& digest, std::string_view bytes) {
  static std::mutex mutex;
  static std::set<std::string>& loaded = *new std::set<std::string>;
  const std::lock_guard lock(mutex);
  if (loaded.contains(digest)) return;
  // No file is left behind, and no path is shared with others.
  const int file = ::memfd_create(digest.c_str(), MFD_CLOEXEC);
  if (file < 0) throw Error(ErrorKind::cluster, "There is no memory for a library");
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t size = ::write(file, bytes.data() + written, bytes.size() - written);
    if (size <= 0) {
      ::close(file);
      throw Error(ErrorKind::cluster, "There is no memory for a library");
    }
    written += static_cast<std::size_t>(size);
  }
  // The descriptor stays open: the loader knows libraries by the file behind their path, and another one's would be this again.
  if (!::dlopen(("/proc/self/fd/" + std::to_string(file)).c_str(), RTLD_NOW | RTLD_LOCAL)) {
    const char* reason = ::dlerror();
    ::close(file);
    throw Error(ErrorKind::user, std::string("Library cannot be loaded: ") + (reason ? reason : "unknown"));
  }
  loaded.insert(digest);
}

}  // namespace weft::cluster
