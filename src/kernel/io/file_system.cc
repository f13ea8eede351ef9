// Chooses by its scheme where a path leads.
#include "kernel/io/file_system.h"

#include <weft/error.h>

namespace weft::kernel {

const FileSystem& file_system_of(const std::string& path) {
  if (path.starts_with("s3://")) return s3_file_system();
  if (path.starts_with("memory://")) return memory_file_system();
  if (is_url(path)) return http_file_system();
  const std::size_t end = path.find("://");
  // A file's name may hold "://", but a name that begins like a URL and is no file was meant as one.
  if (end != path.npos && end != 0 && path.find('/') > end && !local_file_system().is_file(path))
    throw Error(ErrorKind::user,
                "URL scheme is not supported: " + path.substr(0, end) + " (have: file, http, https, memory, s3): " + path);
  return local_file_system();
}

}  // namespace weft::kernel
