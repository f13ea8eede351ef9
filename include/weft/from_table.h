// Frames of the rows of a table in memory.
#pragma once

#include <cstddef>

#include <weft/table.h>

namespace weft::dd {

class DataFrame;

/// Options of from_table.
struct FromTable {
  std::size_t npartitions = 1;
};

/// A frame of a table's rows, in partitions of equal size.
DataFrame from_table(const Table& table, FromTable options = {});

}  // namespace weft::dd
