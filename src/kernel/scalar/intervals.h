// A number -> the interval that it is in.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

namespace weft::kernel {

/// The number of the interval between two of the edges that a value is in, -1 when it is in none.
inline std::int64_t interval_of(std::span<const double> edges, bool right, bool include_lowest, double value) {
  const auto first = edges.begin(), last = edges.end();
  if (!(value >= edges.front() && value <= edges.back())) return -1;
  if (right) {
    if (value == edges.front()) return include_lowest ? 0 : -1;
    return std::lower_bound(first, last, value) - first - 1;
  }
  if (value == edges.back()) return include_lowest ? last - first - 2 : -1;
  return std::upper_bound(first, last, value) - first - 1;
}

}  // namespace weft::kernel
