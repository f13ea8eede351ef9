// URLs of files of this machine -> their paths.
#include "base/file_url.h"

#include <string_view>

namespace weft::base {

std::string without_file_scheme(std::string path) {
  constexpr std::string_view scheme = "file://", host = "file://localhost/";
  if (path.starts_with(host)) return path.substr(host.size() - 1);
  return path.starts_with(scheme) ? path.substr(scheme.size()) : path;
}

}  // namespace weft::base
