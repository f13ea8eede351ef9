// The types of columns <-> the Arrow types of the arrays that partitions hold them in.
#include "plan/arrow_type.h"

#include <arrow/array/array_base.h>
#include <arrow/chunked_array.h>
#include <arrow/type.h>

#include "table/arrow_types.h"

namespace weft::plan {

std::shared_ptr<arrow::DataType> to_arrow(const Type& type) {
  if (type == dd::DType::list) return arrow::list(to_arrow(item_of(type)));
  return dd::to_arrow(type.id(), type.detail().time_zone);
}

Type from_arrow(const arrow::DataType& type) {
  if (type.id() == arrow::Type::LIST) return list_of(from_arrow(*static_cast<const arrow::ListType&>(type).value_type()));
  return Type(*dd::from_arrow(type), {.time_zone = dd::time_zone_of(type)});
}

Type column_type_of(const std::shared_ptr<arrow::DataType>& type) {
  const auto none = std::make_shared<arrow::ChunkedArray>(arrow::ArrayVector{}, type);
  return from_arrow(*dd::to_column_type(none)->type());
}

}  // namespace weft::plan
