// filter(read_csv) -> read_csv that decodes the other columns of a row only when the filter lets it pass.
#include "optimize/push_filter_into_source.h"
#include "optimize/rules.h"
#include "plan/ops/read_csv.h"

namespace weft::optimize {

const Rule push_filter_into_read_csv{"push_filter_into_read_csv", "CSV rows are filtered while they are read",
                                     push_filter_into<plan::ReadCsv>};

}  // namespace weft::optimize
