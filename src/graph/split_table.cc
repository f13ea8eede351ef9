// A table -> slices of it, for tasks.
#include "graph/split_table.h"

#include <algorithm>

#include <arrow/table.h>
#include <arrow/util/byte_size.h>

namespace weft::graph {

std::vector<std::shared_ptr<arrow::Table>> split_table(const arrow::Table& table, std::uint64_t count) {
  std::int64_t rows = table.num_rows();
  auto slices = std::max<std::int64_t>(1, std::min<std::int64_t>(rows, static_cast<std::int64_t>(count)));
  std::vector<std::shared_ptr<arrow::Table>> made;
  for (std::int64_t index = 0; index < slices; ++index) {
    std::int64_t begin = rows * index / slices;
    made.push_back(table.Slice(begin, rows * (index + 1) / slices - begin));
  }
  return made;
}

std::uint64_t bytes_of(const arrow::Table& table) {
  const auto bytes = arrow::util::ReferencedBufferSize(table);
  return bytes.ok() ? static_cast<std::uint64_t>(*bytes) : 0;
}

}  // namespace weft::graph
