// Where the parts of the installed Weft are that the `weft` program is one of.
#include "installation.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include <weft/error.h>

namespace weft::tool {

namespace fs = std::filesystem;

Installation find_installation() {
  std::error_code failure;
  const fs::path folder = fs::read_symlink("/proc/self/exe", failure).parent_path();
  const Installation found{fs::weakly_canonical(folder / WEFT_PREFIX_FROM_BIN),
                           (folder / WEFT_PACKAGE_FROM_BIN).lexically_normal(),
                           (folder / WEFT_SHARE_FROM_BIN).lexically_normal()};
  if (!fs::exists(found.package / "WeftConfig.cmake") || !fs::is_directory(found.share)) {
    throw Error(
        ErrorKind::user,
        "Weft's package is not beside this program: install it with ./dev install --prefix P, and run P/bin/weft (looked in " +
            found.package.string() + ")");
  }
  return found;
}

std::string find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  const std::string folders = path ? path : "/usr/bin:/bin";
  for (std::size_t begin = 0; begin <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', begin), folders.size());
    const fs::path file = fs::path(folders.substr(begin, end - begin)) / name;
    std::error_code failure;
    if (::access(file.c_str(), X_OK) == 0 && fs::is_regular_file(file, failure)) return file.string();
    begin = end + 1;
  }
  return "";
}

}  // namespace weft::tool
