// URLs of files of this machine -> their paths.
#pragma once

#include <string>

namespace weft::base {

/// "file:///data/x.csv" and "file://localhost/data/x.csv" -> "/data/x.csv", "file://x.csv" -> "x.csv". Nothing is escaped in
/// them, as in fsspec. Any other path or URL as it is.
std::string without_file_scheme(std::string path);

}  // namespace weft::base
