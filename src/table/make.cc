// Tables and columns that the public constructors do not make.
#include "table/make.h"

#include <memory>
#include <vector>

#include <arrow/array/array_primitive.h>
#include <arrow/buffer.h>
#include <arrow/chunked_array.h>
#include <arrow/table.h>
#include <arrow/type.h>

namespace weft::dd {

Column make_unsigned(std::span<const std::uint64_t> values) {
  const auto size = static_cast<std::int64_t>(values.size());
  const auto buffer = arrow::Buffer::FromVector(std::vector<std::uint64_t>(values.begin(), values.end()));
  return Column(std::make_shared<arrow::ChunkedArray>(std::make_shared<arrow::UInt64Array>(size, buffer)));
}

Table make_bare(std::size_t num_rows) {
  return Table(arrow::Table::Make(arrow::schema({}), arrow::ArrayVector(), static_cast<std::int64_t>(num_rows)));
}

}  // namespace weft::dd
