// The dictionaries of an Arrow IPC file -> the lists of its columns of categories.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kernel/io/byte_source.h"
#include "plan/schema.h"

namespace weft::kernel::ipc {

/// Puts the lists into the types of those columns that hold categories: the texts of the dictionary in its order, each once. Not
/// known are those of a file without record batches, of a damaged one, and of more than 65,536 categories. `path` is that of a
/// file with an index at its end, whose columns have one dictionary each for all record batches.
void read_categories(std::vector<plan::Field>& columns, const std::shared_ptr<ByteSource>& bytes, const std::string& path);

}  // namespace weft::kernel::ipc
