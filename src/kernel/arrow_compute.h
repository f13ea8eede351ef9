// Arrow's compute functions on vectors.
#pragma once

#include "kernel/batch.h"

namespace arrow::compute {
class FunctionOptions;
}

namespace weft::kernel {

/// Calls one of Arrow's functions of one string argument that gives strings or booleans.
Vector call_arrow(const char* function, const Vector& strings, const arrow::compute::FunctionOptions* options);

}  // namespace weft::kernel
