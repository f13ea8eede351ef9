// A table -> slices of it, for tasks.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace arrow {
class Table;
}

namespace weft::graph {

/// `count` slices of nearly equal length, in order, without copies; fewer when there are fewer rows, but at least one.
std::vector<std::shared_ptr<arrow::Table>> split_table(const arrow::Table& table, std::uint64_t count);

/// The memory that the table's rows take, of buffers that they share with others their part.
std::uint64_t bytes_of(const arrow::Table& table);

}  // namespace weft::graph
