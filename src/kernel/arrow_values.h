// Values of Arrow columns -> values as vectors hold them.
#pragma once

#include <memory>
#include <span>

#include "kernel/batch.h"
#include "kernel/offload.h"

namespace arrow {
class Array;
class ArrayData;
class ChunkedArray;
class DataType;
}  // namespace arrow

namespace weft::kernel {

/// The column of that name, whose values can be read as that type: lists as strings of their bytes. Throws an internal Error when
/// there is none.
std::shared_ptr<arrow::ChunkedArray> column_of(const Partition& table, const plan::Field& field);

/// The narrowest type that the values of the column can be read as in all tables: a narrower integer than the field's where an
/// ExchangeBuilder made it so.
DType stored_type(std::span<const Partition> tables, const plan::Field& field);

/// Whether the values lie in the array as a vector holds them.
bool lies_as_held(const arrow::DataType& stored, DType type);

/// Writes `size` values of the array from `begin` on. Strings point into it.
void copy_values(const arrow::Array& array, DType type, std::size_t begin, std::size_t size, void* out);

/// A byte for each of `size` values from `begin` on; null when all are valid.
std::shared_ptr<const std::uint8_t[]> read_validity(const arrow::ArrayData& data, std::size_t begin, std::size_t size);

/// The column of all tables, one after the other, in memory of its own, as `type`.
Vector whole_column(std::span<const Partition> tables, const plan::Field& field, DType type);

}  // namespace weft::kernel
