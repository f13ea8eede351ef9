// Frames of the rows of a table in memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <weft/table.h>
#include <weft/value.h>

namespace weft::dd {

class DataFrame;

/// Options of from_table.
struct FromTable {
  std::optional<std::size_t> chunksize = {};  ///< most rows of a partition, in place of `npartitions`
  std::size_t npartitions = 1;
};

/// A frame of a table's rows, in partitions of equal size.
DataFrame from_table(const Table& table, FromTable options = {});

/// The same of columns of values, `from_dict({{"x", {1, 2, nullptr}}, {"name", {"a", "b", "c"}}})`: int64, or float64 where one
/// is fractional, boolean or string; nulls alone are float64. Throws a user Error for columns of different lengths, a name that
/// comes twice, and values of different kinds in a column.
DataFrame from_dict(const std::vector<std::pair<std::string, std::vector<Value>>>& columns, FromTable options = {});

}  // namespace weft::dd
