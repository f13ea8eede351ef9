// Arrow's types <-> column types, and Arrow arrays -> arrays of the types that columns are made of.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <arrow/type_fwd.h>

#include <weft/dtype.h>

namespace weft::dd {

/// The Arrow type that stands for a column type: string is utf8, date date32, time time64[us], timestamp timestamp[us], duration
/// duration[us]. category is utf8 too, as the partitions of frames hold it; columns in memory have it as a dictionary. Not for
/// list, whose type is arrow::list() of its items' type.
const std::shared_ptr<arrow::DataType>& to_arrow(DType type);
/// The same for timestamps with a time zone; an empty zone is none.
std::shared_ptr<arrow::DataType> to_arrow(DType type, const std::string& time_zone);
/// The time zone of a timestamp type, or of a list's items; empty when it has none, and for other types.
std::string time_zone_of(const arrow::DataType& type);

/// The column type that an array of this Arrow type is as it stands: the types of to_arrow(), large_utf8, utf8_view, and
/// arrow::list() of those.
std::optional<DType> from_arrow(const arrow::DataType& type);

/// The array in one of the types that from_arrow() knows: dictionaries decoded, times and timestamps in microseconds (with a
/// zone: in UTC, and the zone kept), half floats as float32, nulls as float64, lists of all kinds as arrow::list() of such items.
/// Not copied when it has such a type already. Throws a user Error for a type that no column type stands for, such as a list of
/// lists, and for a time zone that is not known here.
std::shared_ptr<arrow::ChunkedArray> to_column_type(const std::shared_ptr<arrow::ChunkedArray>& array);

}  // namespace weft::dd
