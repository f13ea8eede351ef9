// Two types -> the narrowest that holds the values of both.
#pragma once

#include <weft/dtype.h>

namespace weft::plan {

/// As the sample of a file, and then a later block, may see a column: int64 and float64 give float64, date and timestamp give
/// timestamp, other pairs give string.
dd::DType wider(dd::DType a, dd::DType b);

}  // namespace weft::plan
