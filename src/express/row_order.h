// A column -> rows in the order of its values.
#pragma once

#include <cstdint>
#include <vector>

#include "express/encode.h"

namespace weft::px {

/// The rows, as a list.
std::vector<std::uint32_t> row_list(const Rows& rows);

/// Sorts rows by the column's values, missing ones last; rows of equal value keep their order.
void sort_rows(const dd::Column& column, bool descending, std::vector<std::uint32_t>& rows);

/// The sum of the values, rounded as NumPy does, which adds in pairs.
double pairwise_sum(const double* values, std::size_t size);

}  // namespace weft::px
