// Arrow's compute functions on vectors.
#pragma once

#include "kernel/batch.h"

namespace arrow {
class ChunkedArray;
namespace compute {
class FunctionOptions;
}
}  // namespace arrow

namespace weft::kernel {

/// What one of Arrow's functions of one string argument gives. Nulls stay null.
std::shared_ptr<arrow::ChunkedArray> run_arrow(const char* function, const Vector& strings,
                                               const arrow::compute::FunctionOptions* options);

/// Calls one of Arrow's functions of one string argument that gives strings or booleans.
Vector call_arrow(const char* function, const Vector& strings, const arrow::compute::FunctionOptions* options);

}  // namespace weft::kernel
