// A window function and values in the order of their groups -> a value for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "kernel/batch.h"
#include "plan/ops/window.h"

namespace weft::kernel {

/// Values that a function sees as all there are: those of a group, or all.
struct Segment {
  std::size_t begin = 0, end = 0;
};

/// What the rows before leave to a running function: nothing, to begin with.
struct Carry {
  Vector value;  // of one row: a sum, an extreme, the last value
  std::int64_t count = 0;
  double mean = 0;
  double squares = 0;  // of the distances from the mean, and what follows
  double cubes = 0;
  double fourths = 0;
};

/// What a function reads.
struct WindowInput {
  const plan::WindowCall& call;
  DType result;
  const Vector& values;
  const Vector* times = nullptr;  // microseconds, of a window over time
  std::span<const Segment> segments;
};

/// Values outside of all segments become null. Throws a data Error when the times of a segment are not in order.
Vector run_window(const WindowInput& input);

/// Running functions over one segment that begins with a carry, which becomes what the segment leaves (of bfill, which goes
/// from the end: to what comes before).
Vector run_running(const WindowInput& input, Carry& carry);
/// `first` and then `second`; of bfill the other way round.
Carry join_carries(const plan::WindowCall& call, const Carry& first, const Carry& second);

/// Microseconds of timestamps, or of the midnights of dates.
Vector microseconds_of(const Vector& times);

// One topic each, in the file of its name.
Vector run_accumulation(const WindowInput& input, Carry& carry);  // cumsum to row, and unlimited windows of sum to kurt
Vector run_fill(const WindowInput& input, Carry& carry);
Vector run_shift(const WindowInput& input);
Vector run_moving(const WindowInput& input);     // windows of sum to quantile
Vector run_weighted(const WindowInput& input);   // sums, means, variances of windows whose rows have weights
Vector run_apply(const WindowInput& input);      // windows that a function of the user looks at
Vector run_transform(const WindowInput& input);  // what a function of the user makes of the values of each segment
Vector run_rank(const WindowInput& input);

}  // namespace weft::kernel
