// Columns -> one column that is longer.
#include "table/stack.h"

#include <arrow/chunked_array.h>
#include <arrow/compute/cast.h>
#include <arrow/type.h>

#include "table/arrow_status.h"
#include "table/arrow_types.h"

namespace weft::dd {

Column stack(const std::vector<Column>& columns, DType type) {
  const auto& arrow_type = to_arrow(type);
  arrow::ArrayVector chunks;
  for (const auto& column : columns) {
    auto array = column.arrow();
    if (!array->type()->Equals(*arrow_type)) {
      auto options = arrow::compute::CastOptions::Safe(arrow_type);
      // Integers beyond 2^53 round, as they do in NumPy.
      options.allow_float_truncate = true;
      array = check(arrow::compute::Cast(array, options), "Cannot stack columns").chunked_array();
    }
    chunks.insert(chunks.end(), array->chunks().begin(), array->chunks().end());
  }
  return Column(check(arrow::ChunkedArray::Make(std::move(chunks), arrow_type), "Cannot stack columns"));
}

Column repeat(const Column& column, std::size_t times) {
  const auto& array = column.arrow();
  arrow::ArrayVector chunks;
  for (std::size_t i = 0; i < times; ++i) chunks.insert(chunks.end(), array->chunks().begin(), array->chunks().end());
  return Column(std::make_shared<arrow::ChunkedArray>(std::move(chunks), array->type()));
}

}  // namespace weft::dd
