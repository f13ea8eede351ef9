// Values of groups of rows -> the smallest or largest.
#pragma once

#include "kernel/aggregate_state.h"

namespace weft::kernel {

std::unique_ptr<AggregateState> make_minmax_state(bool is_max, DType value);

}  // namespace weft::kernel
