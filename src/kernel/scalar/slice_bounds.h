// Positions as Python's slices and indices have them -> places in something of a known length.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

namespace weft::kernel {

/// The place of an index, which counts from the end when negative; nothing when there is none.
inline std::optional<std::size_t> index_of(std::int64_t at, std::size_t size) {
  const std::int64_t index = at < 0 ? at + static_cast<std::int64_t>(size) : at;
  if (index < 0 || index >= static_cast<std::int64_t>(size)) return std::nullopt;
  return static_cast<std::size_t>(index);
}

/// Calls `take(place)` for each place of [start:stop:step]; step is not 0.
template <class Take>
void for_each_place(std::int64_t length, std::optional<std::int64_t> start, std::optional<std::int64_t> stop, std::int64_t step,
                    Take take) {
  // Going down, the first place is the last one, and the end is before the first.
  const std::int64_t low = step > 0 ? 0 : -1, high = step > 0 ? length : length - 1;
  const auto bound = [&](std::int64_t at) { return std::clamp(at < 0 ? at + length : at, low, high); };
  std::int64_t at = start ? bound(*start) : (step > 0 ? low : high);
  const std::int64_t end = stop ? bound(*stop) : (step > 0 ? high : low);
  for (; step > 0 ? at < end : at > end; at += step) {
    take(at);
    if (step > 0 ? end - at <= step : at - end <= -step) break;
  }
}

}  // namespace weft::kernel
