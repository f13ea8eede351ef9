// An Arrow array -> typed values of a column.
#include <charconv>
#include <cmath>
#include <limits>
#include <type_traits>

#include <arrow/array.h>
#include <arrow/array/concatenate.h>
#include <arrow/builder.h>
#include <arrow/type.h>

#include "table/arrow_status.h"
#include "table/arrow_types.h"
#include "table/category_columns.h"
#include "table/column_data.h"
#include "table/list_columns.h"
#include "table/packed_integers.h"

namespace weft::dd {
namespace {

template <class T>
struct ListItem {};
template <class T>
struct ListItem<std::vector<T>> {
  using Type = T;
};
template <class T>
concept IsList = requires { typename ListItem<T>::Type; };

template <class T>
constexpr std::string_view name_of() {
  if constexpr (std::is_same_v<T, std::string_view> || std::is_same_v<T, std::string>)
    return "string";
  else if constexpr (std::is_same_v<T, bool>)
    return "bool";
  else if constexpr (std::is_same_v<T, double>)
    return "float64";
  else if constexpr (std::is_same_v<T, float>)
    return "float32";
  else if constexpr (std::is_signed_v<T>)
    return sizeof(T) == 1 ? "int8" : sizeof(T) == 2 ? "int16" : sizeof(T) == 4 ? "int32" : "int64";
  else
    return sizeof(T) == 1 ? "uint8" : sizeof(T) == 2 ? "uint16" : sizeof(T) == 4 ? "uint32" : "uint64";
}

template <class T>
bool is_physical(DType type) {
  switch (type) {
    case DType::int8:
      return std::is_same_v<T, std::int8_t>;
    case DType::int16:
      return std::is_same_v<T, std::int16_t>;
    case DType::int32:
    case DType::date:
      return std::is_same_v<T, std::int32_t>;
    case DType::int64:
    case DType::time:
    case DType::timestamp:
    case DType::duration:
      return std::is_same_v<T, std::int64_t>;
    case DType::uint8:
      return std::is_same_v<T, std::uint8_t>;
    case DType::uint16:
      return std::is_same_v<T, std::uint16_t>;
    case DType::uint32:
      return std::is_same_v<T, std::uint32_t>;
    case DType::uint64:
      return std::is_same_v<T, std::uint64_t>;
    case DType::float32:
      return std::is_same_v<T, float>;
    case DType::float64:
      return std::is_same_v<T, double>;
    case DType::string:
    case DType::category:
      return std::is_same_v<T, std::string_view>;
    case DType::boolean:
    case DType::list:
      return false;
  }
  return false;
}

// Calls `use` with what gives the value of a row of any number, boolean or temporal array, in the widest type of its kind.
template <class Use>
auto with_numbers(const arrow::Array& array, Use use) {
  const auto as = [&]<class T, class Wide>(T, Wide) {
    return use([values = array.data()->GetValues<T>(1)](std::int64_t row) { return Wide{values[row]}; });
  };
  constexpr std::int64_t integer = 0;
  switch (array.type_id()) {
    case arrow::Type::BOOL:
      return use([&](std::int64_t row) { return std::int64_t{static_cast<const arrow::BooleanArray&>(array).Value(row)}; });
    case arrow::Type::INT8:
      return as(std::int8_t{}, integer);
    case arrow::Type::INT16:
      return as(std::int16_t{}, integer);
    case arrow::Type::INT32:
    case arrow::Type::DATE32:
      return as(std::int32_t{}, integer);
    case arrow::Type::UINT8:
      return as(std::uint8_t{}, integer);
    case arrow::Type::UINT16:
      return as(std::uint16_t{}, integer);
    case arrow::Type::UINT32:
      return as(std::uint32_t{}, integer);
    case arrow::Type::UINT64:
      return as(std::uint64_t{}, std::uint64_t{});
    case arrow::Type::FLOAT:
      return as(float{}, double{});
    case arrow::Type::DOUBLE:
      return as(double{}, double{});
    default:
      return as(std::int64_t{}, integer);
  }
}

// Whether a number is the same number as a T.
template <class T, class From>
bool fits(From value) {
  if constexpr (std::is_floating_point_v<T>) {
    return true;
  } else if constexpr (std::is_same_v<T, bool>) {
    return value == From{0} || value == From{1};
  } else if constexpr (std::is_floating_point_v<From>) {
    // 2^digits is exact in floating point, the largest T may not be.
    const From limit = std::ldexp(From{1}, std::numeric_limits<T>::digits);
    return value == std::trunc(value) && value < limit && value >= (std::is_signed_v<T> ? -limit : From{0});
  } else {
    return std::in_range<T>(value);
  }
}

template <class Builder, class Values, class Append>
std::shared_ptr<arrow::ChunkedArray> build(Builder&& builder, const Values& values, const std::vector<bool>& valid,
                                           Append append) {
  if (!valid.empty() && valid.size() != values.size()) {
    throw Error(ErrorKind::user,
                "Lengths differ: " + std::to_string(values.size()) + " values, " + std::to_string(valid.size()) + " valid flags");
  }
  check(builder.Reserve(static_cast<std::int64_t>(values.size())), "Cannot make a column");
  for (std::size_t i = 0; i < values.size(); ++i) {
    check(valid.empty() || valid[i] ? append(i) : builder.AppendNull(), "Cannot make a column");
  }
  return std::make_shared<arrow::ChunkedArray>(check(builder.Finish(), "Cannot make a column"));
}

template <class Builder, class Values>
std::shared_ptr<arrow::ChunkedArray> build(Builder&& builder, const Values& values, const std::vector<bool>& valid) {
  return build(builder, values, valid, [&](std::size_t i) { return builder.Append(values[i]); });
}

Error null_value(std::size_t row) { return Error(ErrorKind::user, "Value is null: row " + std::to_string(row)); }

Error no_categories(DType type) {
  return Error(ErrorKind::user, "Column of type " + std::string(to_string(type)) + " has no categories");
}

Error no_items(DType type) { return Error(ErrorKind::user, "Column of type " + std::string(to_string(type)) + " has no items"); }

template <class Builder, class T>
std::shared_ptr<arrow::ChunkedArray> build_lists(const std::vector<std::vector<T>>& values, const std::vector<bool>& valid) {
  const auto items = std::make_shared<Builder>();
  arrow::ListBuilder lists(arrow::default_memory_pool(), items);
  return build(lists, values, valid, [&](std::size_t i) {
    ARROW_RETURN_NOT_OK(lists.Append());
    return items->AppendValues(values[i]);
  });
}

template <class T>
Error wrong_type(DType type) {
  return Error(ErrorKind::user,
               "Column of type " + std::string(to_string(type)) + " has no values of type " + std::string(name_of<T>()));
}

}  // namespace

Column::Data::Data(std::shared_ptr<arrow::ChunkedArray> from) {
  if (auto packed = packed_integers(*from)) {
    held = std::move(packed->narrow);
    type = *from_arrow(*packed->type);
  } else if (holds_categories(*from->type())) {
    held = to_category_column(from);
    type = DType::category;
  } else {
    held = to_column_type(from);
    type = *from_arrow(*held->type());
  }
  resolver.emplace(held->chunks());
}

const std::shared_ptr<arrow::ChunkedArray>& Column::Data::array() const {
  if (type == DType::category || *from_arrow(*held->type()) == type) return held;
  std::call_once(widened_once, [this] { widened = widen_integers(held, to_arrow(type)); });
  return widened;
}

const arrow::Array& Column::Data::contiguous() const {
  const auto& all = *array();
  if (all.num_chunks() == 1) return *all.chunk(0);
  std::call_once(combined_once, [&] {
    combined = all.num_chunks() == 0 ? check(arrow::MakeEmptyArray(all.type()), "Cannot make a column")
                                     : check(arrow::Concatenate(all.chunks()), "Cannot put a column's chunks together");
  });
  return *combined;
}

const std::vector<std::string_view>& Column::Data::strings() const {
  std::call_once(strings_once, [this] {
    string_views.reserve(static_cast<std::size_t>(held->length()));
    for (const auto& chunk : held->chunks()) {
      for (std::int64_t i = 0; i < chunk->length(); ++i) {
        string_views.push_back(chunk->IsNull(i) ? std::string_view("") : string_at(*chunk, i));
      }
    }
  });
  return string_views;
}

const Column& Column::Data::items() const {
  std::call_once(items_once, [this] {
    list_items.emplace(items_of(*held));
    list_offsets = offsets_of(*held);
  });
  return *list_items;
}

std::pair<const arrow::Array*, std::int64_t> Column::Data::find(std::size_t row) const {
  if (row >= static_cast<std::size_t>(held->length())) {
    throw Error(ErrorKind::user,
                "Row not found: " + std::to_string(row) + " (the column has " + std::to_string(held->length()) + ")");
  }
  const auto place = resolver->Resolve(static_cast<std::int64_t>(row));
  return {held->chunk(static_cast<int>(place.chunk_index)).get(), place.index_in_chunk};
}

std::string_view string_at(const arrow::Array& array, std::int64_t index) {
  switch (array.type_id()) {
    case arrow::Type::STRING:
      return static_cast<const arrow::StringArray&>(array).GetView(index);
    case arrow::Type::LARGE_STRING:
      return static_cast<const arrow::LargeStringArray&>(array).GetView(index);
    case arrow::Type::DICTIONARY: {
      const auto& encoded = static_cast<const arrow::DictionaryArray&>(array);
      return string_at(*encoded.dictionary(), encoded.GetValueIndex(index));
    }
    default:
      return static_cast<const arrow::StringViewArray&>(array).GetView(index);
  }
}

Column::Column(std::shared_ptr<arrow::ChunkedArray> array) : data_(std::make_shared<const Data>(std::move(array))) {}
Column::Column(std::span<const double> values, const std::vector<bool>& valid)
    : Column(build(arrow::DoubleBuilder(), values, valid)) {}
Column::Column(std::span<const float> values, const std::vector<bool>& valid)
    : Column(build(arrow::FloatBuilder(), values, valid)) {}
Column::Column(std::span<const std::int64_t> values, const std::vector<bool>& valid)
    : Column(build(arrow::Int64Builder(), values, valid)) {}
Column::Column(std::span<const std::int32_t> values, const std::vector<bool>& valid)
    : Column(build(arrow::Int32Builder(), values, valid)) {}
Column::Column(std::span<const std::string> values, const std::vector<bool>& valid)
    : Column(build(arrow::StringBuilder(), values, valid)) {}
Column::Column(const std::vector<bool>& values, const std::vector<bool>& valid)
    : Column(build(arrow::BooleanBuilder(), values, valid)) {}
Column::Column(const std::vector<std::vector<double>>& values, const std::vector<bool>& valid)
    : Column(build_lists<arrow::DoubleBuilder>(values, valid)) {}
Column::Column(const std::vector<std::vector<std::int64_t>>& values, const std::vector<bool>& valid)
    : Column(build_lists<arrow::Int64Builder>(values, valid)) {}
Column::Column(const std::vector<std::vector<std::string>>& values, const std::vector<bool>& valid)
    : Column(build_lists<arrow::StringBuilder>(values, valid)) {}

DType Column::dtype() const { return data_->type; }
std::string Column::time_zone() const { return time_zone_of(*data_->held->type()); }

std::vector<std::string> Column::categories() const {
  if (data_->type != DType::category) throw no_categories(data_->type);
  return categories_of(*data_->held);
}

bool Column::ordered() const {
  if (data_->type != DType::category) throw no_categories(data_->type);
  return static_cast<const arrow::DictionaryType&>(*data_->held->type()).ordered();
}

std::span<const std::int32_t> Column::codes() const {
  if (data_->type != DType::category) throw no_categories(data_->type);
  std::call_once(data_->codes_once, [this] {
    data_->codes.reserve(size());
    for (const auto& chunk : data_->held->chunks()) {
      const auto& encoded = static_cast<const arrow::DictionaryArray&>(*chunk);
      for (std::int64_t i = 0; i < chunk->length(); ++i)
        data_->codes.push_back(chunk->IsNull(i) ? -1 : static_cast<std::int32_t>(encoded.GetValueIndex(i)));
    }
  });
  return data_->codes;
}

Column Column::items() const {
  if (data_->type != DType::list) throw no_items(data_->type);
  return data_->items();
}

std::span<const std::int64_t> Column::offsets() const {
  if (data_->type != DType::list) throw no_items(data_->type);
  data_->items();
  return data_->list_offsets;
}

std::size_t Column::size() const { return static_cast<std::size_t>(data_->held->length()); }
std::size_t Column::null_count() const { return static_cast<std::size_t>(data_->held->null_count()); }
const std::shared_ptr<arrow::ChunkedArray>& Column::arrow() const { return data_->array(); }

bool Column::is_null(std::size_t row) const {
  const auto [chunk, index] = data_->find(row);
  return chunk->IsNull(index);
}

template <class T>
std::span<const T> Column::values() const {
  if (!is_physical<T>(data_->type)) throw wrong_type<T>(data_->type);
  if constexpr (std::is_same_v<T, std::string_view>) {
    return data_->strings();
  } else {
    const arrow::Array& all = data_->contiguous();
    return {all.data()->GetValues<T>(1), static_cast<std::size_t>(all.length())};
  }
}

template <class T>
T Column::at(std::size_t row) const {
  const auto [chunk, index] = data_->find(row);
  if (chunk->IsNull(index)) throw null_value(row);
  if constexpr (IsList<T>) {
    using Item = typename ListItem<T>::Type;
    if (data_->type != DType::list)
      throw Error(ErrorKind::user, "Column of type " + std::string(dd::to_string(data_->type)) + " has no lists");
    const Column& items = data_->items();
    T list;
    for (std::int64_t item = data_->list_offsets[row]; item < data_->list_offsets[row + 1]; ++item)
      list.push_back(items.at<Item>(static_cast<std::size_t>(item)));
    return list;
  } else if constexpr (std::is_same_v<T, std::string_view> || std::is_same_v<T, std::string>) {
    if (!is_text(data_->type)) throw wrong_type<T>(data_->type);
    return T(string_at(*chunk, index));
  } else {
    if (is_text(data_->type) || data_->type == DType::list) throw wrong_type<T>(data_->type);
    return with_numbers(*chunk, [&](auto number_of) {
      const auto value = number_of(index);
      if (!fits<T>(value)) {
        throw Error(ErrorKind::user, "Value does not fit into " + std::string(name_of<T>()) + ": " + to_string(row));
      }
      return static_cast<T>(value);
    });
  }
}

std::vector<double> Column::to_doubles() const {
  if (is_text(data_->type) || data_->type == DType::list) throw wrong_type<double>(data_->type);
  std::vector<double> numbers;
  numbers.reserve(size());
  for (const auto& chunk : data_->held->chunks())
    with_numbers(*chunk, [&](auto number_of) {
      const bool any_null = chunk->null_count() > 0;
      for (std::int64_t row = 0; row < chunk->length(); ++row)
        numbers.push_back(any_null && chunk->IsNull(row) ? std::numeric_limits<double>::quiet_NaN()
                                                         : static_cast<double>(number_of(row)));
    });
  return numbers;
}

#define WEFT_EACH_NUMBER(DO) \
  DO(std::int8_t)            \
  DO(std::int16_t)           \
  DO(std::int32_t) DO(std::int64_t) DO(std::uint8_t) DO(std::uint16_t) DO(std::uint32_t) DO(std::uint64_t) DO(float) DO(double)
#define WEFT_VALUES(T) template std::span<const T> Column::values<T>() const;
#define WEFT_AT(T)                             \
  template T Column::at<T>(std::size_t) const; \
  template std::vector<T> Column::at<std::vector<T>>(std::size_t) const;
WEFT_EACH_NUMBER(WEFT_VALUES)
WEFT_VALUES(std::string_view)
WEFT_EACH_NUMBER(WEFT_AT)
WEFT_AT(bool)
WEFT_AT(std::string_view)
WEFT_AT(std::string)

}  // namespace weft::dd
