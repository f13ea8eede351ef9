// Integers in fewer bytes than their column's type has: what computing hands over, until somebody looks at them.
#pragma once

#include <memory>
#include <optional>

#include <arrow/type_fwd.h>

namespace weft::dd {

/// The column as one that stands for integers of `type`, though its own have fewer bytes. A Column takes it as that type.
std::shared_ptr<arrow::ChunkedArray> pack_integers(const arrow::ChunkedArray& narrow, std::shared_ptr<arrow::DataType> type);

/// A packed column's own integers, and the type that they stand for.
struct PackedIntegers {
  std::shared_ptr<arrow::ChunkedArray> narrow;
  std::shared_ptr<arrow::DataType> type;
};
/// Nothing for a column that is not packed.
std::optional<PackedIntegers> packed_integers(const arrow::ChunkedArray& column);

/// The integers with all the bytes of their type, in one chunk unless some are null.
std::shared_ptr<arrow::ChunkedArray> widen_integers(const std::shared_ptr<arrow::ChunkedArray>& narrow,
                                                    const std::shared_ptr<arrow::DataType>& type);

}  // namespace weft::dd
