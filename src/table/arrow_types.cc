// Arrow's types <-> column types, and Arrow arrays -> arrays of the types that columns are made of.
#include "table/arrow_types.h"

#include <arrow/array/util.h>
#include <arrow/chunked_array.h>
#include <arrow/compute/cast.h>
#include <arrow/type.h>

#include "base/time_zone.h"
#include "table/arrow_status.h"

namespace weft::dd {
namespace {

bool is_list(const arrow::DataType& type) { return arrow::is_list_like(type.id()) || arrow::is_list_view(type.id()); }

// Lists with offsets of 32 bits, whose items are of the given type, or null where that is.
std::shared_ptr<arrow::DataType> list_of(std::shared_ptr<arrow::DataType> items) {
  return items && !is_list(*items) ? arrow::list(std::move(items)) : nullptr;
}

std::shared_ptr<arrow::DataType> next_type(const arrow::DataType& type);

// The items' type where it is one of columns, else the one that is nearer to it.
std::shared_ptr<arrow::DataType> next_item_type(const std::shared_ptr<arrow::DataType>& items) {
  return from_arrow(*items) ? items : next_type(*items);
}

// The type to cast to so that the array comes nearer to a column type; null where there is none.
std::shared_ptr<arrow::DataType> next_type(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::DICTIONARY:
      return static_cast<const arrow::DictionaryType&>(type).value_type();
    case arrow::Type::NA:
      return arrow::float64();
    case arrow::Type::HALF_FLOAT:
      return arrow::float32();
    case arrow::Type::DATE64:
      return arrow::date32();
    case arrow::Type::TIME32:
    case arrow::Type::TIME64:
      return arrow::time64(arrow::TimeUnit::MICRO);
    case arrow::Type::TIMESTAMP:
      return arrow::timestamp(arrow::TimeUnit::MICRO, time_zone_of(type));
    case arrow::Type::DURATION:
      return arrow::duration(arrow::TimeUnit::MICRO);
    case arrow::Type::LIST:
      return list_of(next_item_type(static_cast<const arrow::ListType&>(type).value_type()));
    case arrow::Type::LARGE_LIST:
      return list_of(static_cast<const arrow::LargeListType&>(type).value_type());
    case arrow::Type::FIXED_SIZE_LIST:
      return list_of(static_cast<const arrow::FixedSizeListType&>(type).value_type());
    case arrow::Type::LIST_VIEW:
      return list_of(static_cast<const arrow::ListViewType&>(type).value_type());
    case arrow::Type::LARGE_LIST_VIEW:
      return list_of(static_cast<const arrow::LargeListViewType&>(type).value_type());
    default:
      return nullptr;
  }
}

}  // namespace

void throw_status(const arrow::Status& status, std::string_view what, ErrorKind kind) {
  throw Error(kind, std::string(what) + ": " + status.message());
}

const std::shared_ptr<arrow::DataType>& to_arrow(DType type) {
  // In the order of DType. That of lists depends on their items.
  static const std::shared_ptr<arrow::DataType> types[] = {arrow::boolean(),
                                                           arrow::int8(),
                                                           arrow::int16(),
                                                           arrow::int32(),
                                                           arrow::int64(),
                                                           arrow::uint8(),
                                                           arrow::uint16(),
                                                           arrow::uint32(),
                                                           arrow::uint64(),
                                                           arrow::float32(),
                                                           arrow::float64(),
                                                           arrow::utf8(),
                                                           arrow::date32(),
                                                           arrow::time64(arrow::TimeUnit::MICRO),
                                                           arrow::timestamp(arrow::TimeUnit::MICRO),
                                                           arrow::duration(arrow::TimeUnit::MICRO),
                                                           arrow::utf8(),
                                                           nullptr};
  return types[static_cast<std::size_t>(type)];
}

std::shared_ptr<arrow::DataType> to_arrow(DType type, const std::string& time_zone) {
  return time_zone.empty() ? to_arrow(type) : arrow::timestamp(arrow::TimeUnit::MICRO, time_zone);
}

std::string time_zone_of(const arrow::DataType& type) {
  if (type.id() == arrow::Type::LIST) return time_zone_of(*static_cast<const arrow::ListType&>(type).value_type());
  return type.id() == arrow::Type::TIMESTAMP ? static_cast<const arrow::TimestampType&>(type).timezone() : "";
}

std::optional<DType> from_arrow(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::BOOL:
      return DType::boolean;
    case arrow::Type::INT8:
      return DType::int8;
    case arrow::Type::INT16:
      return DType::int16;
    case arrow::Type::INT32:
      return DType::int32;
    case arrow::Type::INT64:
      return DType::int64;
    case arrow::Type::UINT8:
      return DType::uint8;
    case arrow::Type::UINT16:
      return DType::uint16;
    case arrow::Type::UINT32:
      return DType::uint32;
    case arrow::Type::UINT64:
      return DType::uint64;
    case arrow::Type::FLOAT:
      return DType::float32;
    case arrow::Type::DOUBLE:
      return DType::float64;
    case arrow::Type::STRING:
    case arrow::Type::LARGE_STRING:
    case arrow::Type::STRING_VIEW:
      return DType::string;
    case arrow::Type::DATE32:
      return DType::date;
    case arrow::Type::TIME64:
      if (type.Equals(*to_arrow(DType::time))) return DType::time;
      return std::nullopt;
    case arrow::Type::TIMESTAMP:
      if (static_cast<const arrow::TimestampType&>(type).unit() == arrow::TimeUnit::MICRO) return DType::timestamp;
      return std::nullopt;
    case arrow::Type::DURATION:
      if (type.Equals(*to_arrow(DType::duration))) return DType::duration;
      return std::nullopt;
    case arrow::Type::LIST: {
      const auto& items = static_cast<const arrow::ListType&>(type).value_type();
      if (!is_list(*items) && from_arrow(*items) && type.Equals(*arrow::list(items))) return DType::list;
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

namespace {

/// List views as lists: Arrow's cast of them gives arrays that are not valid.
template <class List, class View>
std::shared_ptr<arrow::ChunkedArray> lists_of_views(const arrow::ChunkedArray& views) {
  const auto type =
      std::make_shared<typename List::TypeClass>(static_cast<const typename View::TypeClass&>(*views.type()).value_field());
  arrow::ArrayVector chunks;
  for (const auto& chunk : views.chunks())
    chunks.push_back(check(List::FromListView(static_cast<const View&>(*chunk), arrow::default_memory_pool()),
                           "Cannot convert the Arrow type " + views.type()->ToString(), ErrorKind::user));
  return std::make_shared<arrow::ChunkedArray>(std::move(chunks), type);
}

}  // namespace

std::shared_ptr<arrow::ChunkedArray> to_column_type(const std::shared_ptr<arrow::ChunkedArray>& array) {
  if (const std::string zone = time_zone_of(*array->type()); !zone.empty() && !base::TimeZone::find(zone))
    throw Error(ErrorKind::user, base::TimeZone::not_found(zone));
  if (from_arrow(*array->type())) return array;
  const std::string name = array->type()->ToString();
  const auto type = next_type(*array->type());
  if (!type) throw Error(ErrorKind::user, "No column type stands for the Arrow type " + name);
  if (array->type()->id() == arrow::Type::LIST_VIEW)
    return to_column_type(lists_of_views<arrow::ListArray, arrow::ListViewArray>(*array));
  if (array->type()->id() == arrow::Type::LARGE_LIST_VIEW)
    return to_column_type(lists_of_views<arrow::LargeListArray, arrow::LargeListViewArray>(*array));
  // A finer unit than microseconds is cut off, as pandas' astype does.
  auto options = arrow::compute::CastOptions::Safe(type);
  options.allow_time_truncate = true;
  const arrow::Datum cast = check(arrow::compute::Cast(array, options), "Cannot convert the Arrow type " + name, ErrorKind::user);
  return to_column_type(cast.chunked_array());
}

}  // namespace weft::dd
