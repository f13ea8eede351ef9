// The columns that a Parquet file's footer lists -> their column types, and how stored values become those.
#include "kernel/parquet/column_form.h"

#include <cmath>
#include <optional>

#include <arrow/type.h>
#include <arrow/type_traits.h>
#include <parquet/arrow/schema.h>
#include <parquet/exception.h>
#include <parquet/properties.h>

#include <weft/error.h>

#include "plan/arrow_type.h"
#include "table/arrow_types.h"
#include "table/category_columns.h"

namespace weft::kernel::parquet_file {
namespace {

using dd::DType;

/// Whether every value of the decimal type is an int64.
bool is_whole(const arrow::DecimalType& type) { return type.scale() == 0 && type.precision() <= 18; }

/// The column type that stands for values of an Arrow type, whatever their unit.
std::optional<plan::Type> type_of(const arrow::DataType& type) {
  switch (type.id()) {
    case arrow::Type::DICTIONARY:
      return type_of(*static_cast<const arrow::DictionaryType&>(type).value_type());
    case arrow::Type::HALF_FLOAT:
      return DType::float32;
    case arrow::Type::NA:
      return DType::float64;
    case arrow::Type::DECIMAL32:
    case arrow::Type::DECIMAL64:
    case arrow::Type::DECIMAL128:
    case arrow::Type::DECIMAL256:
      return is_whole(static_cast<const arrow::DecimalType&>(type)) ? DType::int64 : DType::float64;
    case arrow::Type::BINARY:
    case arrow::Type::LARGE_BINARY:
    case arrow::Type::BINARY_VIEW:
      return DType::string;
    case arrow::Type::DATE64:
      return DType::date;
    case arrow::Type::TIME32:
    case arrow::Type::TIME64:
      return DType::time;
    case arrow::Type::TIMESTAMP:
      return plan::Type(DType::timestamp, {.time_zone = static_cast<const arrow::TimestampType&>(type).timezone()});
    case arrow::Type::DURATION:
      return DType::duration;
    default:
      if (const auto same = dd::from_arrow(type)) return *same;
      return std::nullopt;
  }
}

/// The column type that stands for lists of that Arrow type; nothing when none does, and for what is no list.
std::optional<plan::Type> list_type_of(const std::shared_ptr<arrow::DataType>& type) {
  if (!arrow::is_list_like(type->id()) && !arrow::is_list_view(type->id())) return std::nullopt;
  try {
    return plan::column_type_of(type);
  } catch (const Error&) {
    return std::nullopt;
  }
}

void set_factor(ColumnForm& form, std::int64_t units_in_second) {
  constexpr std::int64_t microseconds = 1'000'000;
  if (units_in_second < microseconds) form.conversion = Conversion::multiply, form.factor = microseconds / units_in_second;
  if (units_in_second > microseconds) form.conversion = Conversion::divide, form.factor = units_in_second / microseconds;
}

std::int64_t units_in_second(parquet::LogicalType::TimeUnit::unit unit) {
  switch (unit) {
    case parquet::LogicalType::TimeUnit::MILLIS:
      return 1'000;
    case parquet::LogicalType::TimeUnit::NANOS:
      return 1'000'000'000;
    default:
      return 1'000'000;
  }
}

std::int64_t units_in_second(arrow::TimeUnit::type unit) {
  switch (unit) {
    case arrow::TimeUnit::SECOND:
      return 1;
    case arrow::TimeUnit::MILLI:
      return 1'000;
    case arrow::TimeUnit::NANO:
      return 1'000'000'000;
    default:
      return 1'000'000;
  }
}

void set_conversion(ColumnForm& form, const arrow::DataType& type) {
  const parquet::ColumnDescriptor& stored = *form.descriptor;
  const auto& logical = stored.logical_type();
  if (stored.physical_type() == parquet::Type::INT96) {
    form.conversion = Conversion::int96;
  } else if (logical && logical->is_timestamp()) {
    set_factor(form, units_in_second(static_cast<const parquet::TimestampLogicalType&>(*logical).time_unit()));
  } else if (logical && logical->is_time()) {
    set_factor(form, units_in_second(static_cast<const parquet::TimeLogicalType&>(*logical).time_unit()));
  } else if (type.id() == arrow::Type::DURATION) {
    set_factor(form, units_in_second(static_cast<const arrow::DurationType&>(type).unit()));
  } else if (arrow::is_decimal(type.id())) {
    const bool in_bytes =
        stored.physical_type() == parquet::Type::BYTE_ARRAY || stored.physical_type() == parquet::Type::FIXED_LEN_BYTE_ARRAY;
    if (form.type == DType::int64)
      form.conversion = in_bytes ? Conversion::integer : Conversion::none;
    else
      form.conversion = Conversion::decimal;
    form.divisor = std::pow(10.0, static_cast<const arrow::DecimalType&>(type).scale());
  } else if (type.id() == arrow::Type::HALF_FLOAT) {
    form.conversion = Conversion::half;
  }
}

/// Whether values of that physical type are what the form makes of them.
bool is_known(const ColumnForm& form) {
  const bool is_decimal = form.conversion == Conversion::decimal || form.conversion == Conversion::integer;
  switch (form.descriptor->physical_type()) {
    case parquet::Type::BOOLEAN:
      return form.type == DType::boolean;
    case parquet::Type::INT32:
      return dd::is_integer(form.type) || form.type == DType::date || form.type == DType::time || form.always_null ||
             form.conversion == Conversion::decimal;
    case parquet::Type::INT64:
      return dd::is_integer(form.type) || dd::is_temporal(form.type) || form.conversion == Conversion::decimal;
    case parquet::Type::INT96:
      return form.type == DType::timestamp;
    case parquet::Type::FLOAT:
      return form.type == DType::float32;
    case parquet::Type::DOUBLE:
      return form.type == DType::float64;
    case parquet::Type::BYTE_ARRAY:
      return form.type == DType::string || is_decimal;
    case parquet::Type::FIXED_LEN_BYTE_ARRAY:
      return (is_decimal && form.descriptor->type_length() <= 32) ||
             (form.conversion == Conversion::half && form.descriptor->type_length() == 2);
    default:
      return false;
  }
}

/// Whether only who has its key may know where a column is; its name and type may be known all the same.
bool is_encrypted(const parquet::FileMetaData& footer, int leaf) {
  if (!footer.is_encryption_algorithm_set() || footer.num_row_groups() == 0) return false;
  try {
    footer.RowGroup(0)->ColumnChunk(leaf);
    return false;
  } catch (const parquet::ParquetException&) {
    return true;
  }
}

}  // namespace

std::vector<ColumnForm> column_forms(const parquet::FileMetaData& footer) {
  std::shared_ptr<arrow::Schema> types;
  PARQUET_THROW_NOT_OK(
      parquet::arrow::FromParquetSchema(footer.schema(), parquet::ArrowReaderProperties(), footer.key_value_metadata(), &types));
  const parquet::schema::GroupNode& root = *footer.schema()->group_node();
  std::vector<ColumnForm> forms;
  int leaf = 0;
  for (int index = 0; index < root.field_count(); ++index) {
    const parquet::schema::NodePtr& node = root.field(index);
    ColumnForm form;
    form.name = node->name();
    form.leaf = leaf;
    const int first = leaf;
    while (leaf < footer.num_columns() && footer.schema()->GetColumnRoot(leaf) == node.get()) ++leaf;
    const arrow::DataType& type = *types->field(index)->type();
    const auto known = type_of(type);
    if (const auto lists = leaf == first + 1 ? list_type_of(types->field(index)->type()) : std::nullopt) {
      form.type = *lists;
      form.is_list = true;
    } else if (!known || !node->is_primitive() || node->is_repeated() || leaf != first + 1) {
      form.refusal = type.ToString();
    } else {
      form.type = *known;
      form.descriptor = footer.schema()->Column(form.leaf);
      form.nullable = form.descriptor->max_definition_level() > 0;
      form.categories = dd::holds_categories(type);
      form.ordered = form.categories && static_cast<const arrow::DictionaryType&>(type).ordered();
      form.always_null = type.id() == arrow::Type::NA;
      set_conversion(form, type);
      if (!is_known(form)) form.refusal = type.ToString();
    }
    if (is_encrypted(footer, form.leaf)) form.refusal = "encrypted values";
    forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace weft::kernel::parquet_file
