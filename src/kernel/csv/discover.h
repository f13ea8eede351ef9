// What a program asked to be read -> a source that knows its files, columns and types.
#pragma once

#include "plan/ops/read_csv.h"

namespace weft::kernel {

/// Looks at all files, and reads the header and a sample of the first that has a byte. When the sample has newlines inside
/// quotes, files of several blocks are read once to find where rows begin. Throws a user Error for a file that is not there and
/// for a column name that no column has, a data Error for a file without rows, and when all files are empty and the program gives
/// no names with types.
plan::ReadCsv discover_csv(const plan::CsvRequest& request);

}  // namespace weft::kernel
