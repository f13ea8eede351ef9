// A table -> the texts of its columns' cells.
#pragma once

#include <string>
#include <vector>

#include <weft/table.h>

namespace weft::dd {

struct PrintedColumn {
  std::string header;
  std::vector<std::string> cells;  // numbers with room for a sign before them
};

/// The rows to show, the first and the last half of them when there are too many; `gap` is where the others are left out.
std::vector<std::size_t> rows_to_show(std::size_t num_rows, std::size_t max_rows, std::size_t& gap);

/// Row numbers, and the columns, of which those in the middle may be one of dots. `cuts`: long texts end in dots.
std::vector<PrintedColumn> print_columns(const Table& table, const std::vector<std::size_t>& rows, bool cuts);

}  // namespace weft::dd
