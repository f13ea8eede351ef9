// Columns -> one column that is longer.
#pragma once

#include <cstddef>
#include <vector>

#include <weft/table.h>

namespace weft::dd {

/// The columns below one another, as values of that type. Columns of the type itself are not copied.
/// Throws a data Error for a value that the type cannot hold.
Column stack(const std::vector<Column>& columns, DType type);

/// The column below itself, so many times in all, without a copy.
Column repeat(const Column& column, std::size_t times);

}  // namespace weft::dd
