// The types of columns <-> the Arrow types of the arrays that partitions hold them in.
#pragma once

#include <memory>

#include <arrow/type_fwd.h>

#include "plan/type.h"

namespace weft::plan {

/// The Arrow type that stands for the column type, with its time zone and its items; categories are utf8.
std::shared_ptr<arrow::DataType> to_arrow(const Type& type);

/// The column type of an Arrow type that dd::from_arrow() knows, with its time zone and its items.
Type from_arrow(const arrow::DataType& type);

/// The type that a column has whose array dd::to_column_type() makes of one of any Arrow type. Throws what that throws.
Type column_type_of(const std::shared_ptr<arrow::DataType>& type);

}  // namespace weft::plan
