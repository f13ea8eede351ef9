// The footers of a dataset's files -> files that hold them all.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace weft::kernel {

/// Writes `_metadata`, the row groups of all files, and `_common_metadata`, their columns, to a directory. Files are given as
/// where they are to be read, and the path that they have below the dataset's directory. Throws a user Error when the files do
/// not have the same columns.
void write_metadata_files(const std::vector<std::pair<std::string, std::string>>& files, const std::string& directory);

}  // namespace weft::kernel
