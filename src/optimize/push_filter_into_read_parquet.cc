// filter(read_parquet) -> read_parquet that skips row groups and pages, and decodes other columns only where the filter passes.
#include "optimize/push_filter_into_source.h"
#include "optimize/rules.h"
#include "plan/ops/read_parquet.h"

namespace weft::optimize {

const Rule push_filter_into_read_parquet{"push_filter_into_read_parquet", "Parquet rows are filtered while they are read",
                                         push_filter_into<plan::ReadParquet>};

}  // namespace weft::optimize
