// Frames of made-up rows, for examples, tests and reports of defects.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <weft/dtype.h>

namespace weft::dd {
class DataFrame;
}

namespace weft::dd::datasets {

/// Options of timeseries; those of dask.datasets.timeseries.
struct Timeseries {
  std::string start = "2000-01-01";   ///< the first time; text of a date or a timestamp
  std::string end = "2000-01-31";     ///< the time before which rows end
  std::string freq = "1s";            ///< the time between two rows
  std::string partition_freq = "1D";  ///< the time that a partition covers
  /// Names and types: string and category are first names, integers lie around 1000, floats between -1 and 1, booleans are even.
  std::vector<std::pair<std::string, DType>> dtypes = {
      {"name", DType::string}, {"id", DType::int64}, {"x", DType::float64}, {"y", DType::float64}};
  std::uint64_t seed = 0;  ///< equal numbers give equal rows, whatever the partitions
};

/// A frame with a row for each point of time, its index "timestamp", with known divisions; Dask's timeseries, with other random
/// numbers. Throws a user Error for times and durations that are none, and for types that it does not make.
DataFrame timeseries(const Timeseries& options = {});

}  // namespace weft::dd::datasets
