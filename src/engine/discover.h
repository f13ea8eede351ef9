// Paths and options -> sources that know what they read: the handles' way to the files.
#pragma once

#include "plan/ops/read_parquet.h"

namespace weft::engine {

/// Looks at the files: names, sizes and footers.
plan::ReadParquet discover_parquet(const plan::ParquetRequest& request);

}  // namespace weft::engine
