// Paths, globs and URLs -> the files they name.
#pragma once

#include <string>
#include <vector>

#include "plan/ops/read_csv.h"

namespace weft::kernel::csv {

/// The files in the order of `paths`, those of a glob sorted by name, with their size, stamp and compression. Throws a user Error
/// for what is not there or cannot be read, a data Error for an empty file. `compression`: "infer" (by name, else by the first
/// bytes), "", "gzip" or "zstd".
std::vector<plan::CsvFile> find_files(const std::vector<std::string>& paths, const std::string& compression,
                                      const std::string& encoding);

}  // namespace weft::kernel::csv
