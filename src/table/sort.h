// What a program asks of a sort -> whether it makes sense.
#pragma once

#include <weft/columns.h>

namespace weft::dd {

/// Throws a user Error for no keys, another number of directions than keys, or a place for missing values that there is not.
void check_sort(const Columns& by, const SortValues& options);

}  // namespace weft::dd
