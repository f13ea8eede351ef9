// What a program asked to be read -> a source that knows its files, columns and row groups.
#pragma once

#include "plan/ops/read_parquet.h"

namespace weft::kernel {

/// Reads the footers of all files, nothing else. Columns are those of the first file. Throws a user Error for a file that is not
/// there, a column that no file has or whose type no column type stands for; a data Error for what is no Parquet file and for
/// files whose types for a column do not go together.
plan::FoundParquet discover_parquet(const plan::ParquetRequest& request);

}  // namespace weft::kernel
