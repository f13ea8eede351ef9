// A predicate and the statistics of a row group -> the rows that can pass.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kernel/parquet/can_match.h"
#include "kernel/parquet/footer.h"

namespace weft::kernel::parquet_file {

using RowRange = std::pair<std::size_t, std::size_t>;  // [begin, end)

/// A column that a predicate reads, in one file.
struct PredicateColumn {
  std::string name;
  plan::Type type;                   // in the plan
  const ColumnForm* form = nullptr;  // null: the file has no such column
  std::optional<Bounds> constant;    // of a column with one value, instead
};

/// Ranges of rows of the row group, ascending, outside of which no row passes: none when the row group's statistics say so,
/// narrower ones where the file has a page index.
std::vector<RowRange> rows_to_read(const plan::Expr& predicate, const std::vector<PredicateColumn>& columns,
                                   const parquet::RowGroupMetaData& group, ByteSource& source);

}  // namespace weft::kernel::parquet_file
