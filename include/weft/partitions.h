// How the rows of a frame are divided, and its index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <weft/bytes.h>
#include <weft/value.h>

namespace weft::dd {

/// Options of DataFrame::set_index; Dask's.
struct SetIndexOptions {
  bool sorted = false;                          ///< the rows are in ascending order already: nothing is moved
  std::vector<Value> divisions = {};            ///< where partitions begin, and the last value of the last
  std::optional<std::size_t> npartitions = {};  ///< none: as many as there are
  /// As many partitions as hold about so much of what is divided: "128MB". Dask's `npartitions="auto"`, whose size is that one.
  std::optional<Bytes> partition_size = {};
};

/// Options of DataFrame::repartition, of which exactly one is given; Dask's.
struct RepartitionOptions {
  std::optional<std::size_t> npartitions = {};
  std::optional<Bytes> partition_size = {};  ///< memory that a partition takes, at most and about: "100MB"
  std::vector<Value> divisions = {};         ///< of the index: where partitions begin, and the last value of the last
  /// Of an index of times: the time that a partition covers, "1D". Divisions that are not known yet are computed.
  std::string freq = {};
};

/// Options of DataFrame::shuffle.
struct ShuffleOptions {
  std::optional<std::size_t> npartitions = {};  ///< none: as many as there are
};

/// Options of DataFrame::sample; pandas'. Without `frac` and `n`, one row.
struct SampleOptions {
  /// Of the rows, from 0 to 1: each row is in with this probability. With `replace` the number of times that it is to be
  /// expected, also above 1: each row comes as often as a Poisson distribution says.
  std::optional<double> frac = {};
  std::optional<std::size_t> n = {};  ///< exactly so many rows; all, where there are fewer and no `replace`
  std::uint64_t random_state = 0;     ///< equal numbers choose equal rows of equal partitions
  bool replace = false;               ///< a row may come several times
};

/// Options of DataFrame::map_overlap.
struct Overlap {
  std::int64_t before = 0;  ///< rows of the partitions before that the function gets too
  std::int64_t after = 0;   ///< and of those after
};

/// Options of DataFrame::reset_index.
struct ResetIndex {
  bool drop = false;  ///< without the column that was the index
};

}  // namespace weft::dd
