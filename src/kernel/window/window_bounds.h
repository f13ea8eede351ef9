// A window function and the rows of a segment -> the window at each of them.
#pragma once

#include <algorithm>

#include <weft/error.h>

#include "kernel/window/window_function.h"

namespace weft::kernel {

/// Windows of rows that never move back: each begins and ends no earlier than the one before.
class WindowBounds {
 public:
  WindowBounds(const WindowInput& input, const Segment& segment)
      : input_(input), call_(input.call), segment_(segment), begin_(segment.begin), end_(segment.begin) {
    if (input.times) check_order();
  }
  /// Of the window of a row; rows are asked for in order.
  Segment of(std::size_t row) {
    if (input_.times) return of_time(row);
    if (call_.rows == 0) return {segment_.begin, row + 1};
    const auto before = static_cast<std::size_t>(call_.rows_before()), after = static_cast<std::size_t>(call_.rows_after());
    return {row - segment_.begin > before ? row - before : segment_.begin,
            std::min(row + after + call_.right_closed, segment_.end)};
  }

 private:
  Segment of_time(std::size_t row) {
    const auto* times = input_.times->data<std::int64_t>();
    const std::int64_t before = call_.time_before(), after = call_.time_after();
    while (begin_ < row && times[row] - times[begin_] >= before) ++begin_;
    // Without a center it is the order of rows that tells which of those at the same time are in.
    if (!call_.center && call_.right_closed) return {begin_, row + 1};
    while (end_ < segment_.end && times[end_] - times[row] < after) ++end_;
    return {begin_, std::max(begin_, end_)};
  }

  void check_order() const {
    const auto* times = input_.times->data<std::int64_t>();
    for (std::size_t row = segment_.begin; row < segment_.end; ++row) {
      if (!input_.times->is_valid(row)) throw Error(ErrorKind::data, "rolling over time: a time is missing");
      if (row > segment_.begin && times[row] < times[row - 1])
        throw Error(ErrorKind::data, "rolling over time: the times are not in order");
    }
  }

  const WindowInput& input_;
  const plan::WindowCall& call_;
  Segment segment_;
  std::size_t begin_, end_;
};

}  // namespace weft::kernel
