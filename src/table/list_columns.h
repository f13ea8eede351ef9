// Arrow lists -> the items of all rows, and where each row's begin.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <arrow/type_fwd.h>

namespace weft::dd {

/// The items of all rows, one row's after the other's, without a copy where null rows hold none.
std::shared_ptr<arrow::ChunkedArray> items_of(const arrow::ChunkedArray& lists);

/// Where the items of each row begin among those, and the end of the last.
std::vector<std::int64_t> offsets_of(const arrow::ChunkedArray& lists);

}  // namespace weft::dd
