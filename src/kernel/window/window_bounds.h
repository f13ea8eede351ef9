// A window function and the rows of a segment -> the window at each of them.
#pragma once

#include <algorithm>

#include <weft/error.h>

#include "kernel/window/window_function.h"

namespace weft::kernel {

/// Windows of rows that never move back: each begins and ends no earlier than the one before.
class WindowBounds {
 public:
  WindowBounds(const WindowInput& input, const Segment& segment) : input_(input), segment_(segment), begin_(segment.begin) {
    if (input.times) check_order();
  }
  /// Of the window of a row; rows are asked for in order.
  Segment of(std::size_t row) {
    if (!input_.times && input_.call.rows == 0) return {segment_.begin, row + 1};
    if (input_.times) {
      const auto* times = input_.times->data<std::int64_t>();
      while (times[begin_] <= times[row] - input_.call.microseconds) ++begin_;
      return {begin_, row + 1};
    }
    const auto after = static_cast<std::size_t>(input_.call.rows_after());
    const auto before = static_cast<std::size_t>(input_.call.rows) - 1 - after;
    return {row - segment_.begin > before ? row - before : segment_.begin, std::min(row + after + 1, segment_.end)};
  }

 private:
  void check_order() const {
    const auto* times = input_.times->data<std::int64_t>();
    for (std::size_t row = segment_.begin; row < segment_.end; ++row) {
      if (!input_.times->is_valid(row)) throw Error(ErrorKind::data, "rolling over time: a time is missing");
      if (row > segment_.begin && times[row] < times[row - 1])
        throw Error(ErrorKind::data, "rolling over time: the times are not in order");
    }
  }

  const WindowInput& input_;
  Segment segment_;
  std::size_t begin_;
};

}  // namespace weft::kernel
