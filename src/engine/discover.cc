// Paths and options -> sources that know what they read.
#include "engine/discover.h"

#include "kernel/parquet/discover.h"

namespace weft::engine {

plan::ReadParquet discover_parquet(const plan::ParquetRequest& request) { return kernel::discover_parquet(request); }

}  // namespace weft::engine
