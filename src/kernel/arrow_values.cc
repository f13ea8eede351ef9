// Values of Arrow columns -> values as vectors hold them.
#include "kernel/arrow_values.h"

#include <algorithm>
#include <optional>

#include <arrow/api.h>

#include <weft/error.h>

#include "kernel/arrow_error.h"
#include "kernel/bits.h"
#include "kernel/large_memory.h"
#include "kernel/list_value.h"
#include "kernel/physical_type.h"
#include "plan/arrow_type.h"
#include "table/arrow_types.h"

namespace weft::kernel {
namespace {

template <class T>
constexpr bool is_signed_integer = std::is_integral_v<T> && std::is_signed_v<T>;

/// The type of the signed integers that a column holds; none when it holds something else.
std::optional<DType> integer_of(const arrow::DataType& type) {
  const std::optional<DType> held = dd::from_arrow(type);
  return held && *held >= DType::int8 && *held <= DType::int64 ? held : std::nullopt;
}

/// Whether an ExchangeBuilder may have stored values of `type` so.
bool is_narrowed(const arrow::DataType& stored, DType type) {
  const std::optional<DType> integer = integer_of(stored);
  if (!integer || value_size(*integer) > value_size(type)) return false;
  return type == DType::boolean || with_physical_type(type, []<class T>(const T&) { return is_signed_integer<T>; });
}

template <class Offset>
void copy_strings(const arrow::ArrayData& data, std::size_t begin, std::size_t size, StringRef* out) {
  const auto* offsets = data.GetValues<Offset>(1) + begin;
  const char* text = data.buffers[2] ? reinterpret_cast<const char*>(data.buffers[2]->data()) : nullptr;
  const std::int64_t readable = data.buffers[2] ? data.buffers[2]->size() : 0;
  std::size_t i = 0;
  for (; i < size && offsets[i] + StringRef::inline_size <= readable; ++i)
    out[i] = StringRef::from_padded(text + offsets[i], static_cast<std::uint32_t>(offsets[i + 1] - offsets[i]));
  for (; i < size; ++i) out[i] = StringRef(text + offsets[i], static_cast<std::uint32_t>(offsets[i + 1] - offsets[i]));
}

void copy_string_views(const arrow::Array& array, std::size_t begin, std::size_t size, StringRef* out) {
  const auto& views = static_cast<const arrow::StringViewArray&>(array);
  for (std::size_t i = 0; i < size; ++i)
    out[i] =
        StringRef(views.IsNull(static_cast<std::int64_t>(begin + i)) ? "" : views.GetView(static_cast<std::int64_t>(begin + i)));
}

template <class Stored>
void copy_integers(const std::uint8_t* from, std::size_t begin, std::size_t size, DType type, void* out) {
  const Stored* values = reinterpret_cast<const Stored*>(from) + begin;
  with_physical_type(type, [&]<class T>(const T&) {
    if constexpr (is_signed_integer<T> && sizeof(T) > sizeof(Stored)) std::copy_n(values, size, static_cast<T*>(out));
  });
}

/// Lists as the bytes that vectors hold them by.
std::shared_ptr<arrow::ChunkedArray> encode_lists(const arrow::ChunkedArray& column, DType item) {
  constexpr std::size_t most_bytes = std::size_t{1} << 20;  // of lists that are written at a time
  arrow::LargeBinaryBuilder builder;
  for (const auto& chunk : column.chunks()) {
    if (chunk->length() == 0) continue;  // which need not have offsets
    const auto& lists = static_cast<const arrow::ListArray&>(*chunk);
    const auto begin_of = [&](std::int64_t row) { return static_cast<std::size_t>(lists.value_offset(row)); };
    const std::size_t first = begin_of(0), size = begin_of(lists.length()) - first;
    Vector items = with_physical_type(item, [&]<class T>(const T&) {
      auto [vector, out] = make_vector<T>(item, size);
      copy_values(*lists.values(), item, first, size, out);
      return std::move(vector);
    });
    items.valid = read_validity(*lists.values()->data(), first, size);
    items = with_zero_nulls(std::move(items));
    StringArena arena;
    for (std::int64_t row = 0; row < lists.length(); ++row) {
      if (lists.IsNull(row)) {
        check_arrow(builder.AppendNull());
        continue;
      }
      if (arena.bytes() > most_bytes) arena = {};
      check_arrow(builder.Append(make_list(items, begin_of(row) - first, begin_of(row + 1) - begin_of(row), arena).view()));
    }
  }
  return std::make_shared<arrow::ChunkedArray>(check_arrow(builder.Finish()));
}

/// Whether the array holds values of the type, as it stands or as an ExchangeBuilder made it.
bool holds(const arrow::DataType& stored, const plan::Type& type) {
  const std::optional<DType> held = dd::from_arrow(stored);
  if (type == DType::list) return stored.id() == arrow::Type::BINARY || (held == DType::list && plan::from_arrow(stored) == type);
  return held == held_as(type) || is_narrowed(stored, held_as(type));
}

}  // namespace

std::shared_ptr<arrow::ChunkedArray> column_of(const Partition& table, const plan::Field& field) {
  std::shared_ptr<arrow::ChunkedArray> column = table->GetColumnByName(field.name);
  if (!column) throw Error(ErrorKind::internal, "A partition has no such column: " + field.name);
  if (!holds(*column->type(), field.type))
    throw Error(ErrorKind::internal, "A partition's column is " + column->type()->ToString() + ", not " +
                                         plan::type_name(field.type) + ": " + field.name);
  if (column->type()->id() == arrow::Type::LIST) return encode_lists(*column, *field.type.detail().item);
  return column;
}

DType stored_type(std::span<const Partition> tables, const plan::Field& field) {
  const DType type = held_as(field.type);
  DType narrowest = DType::int8;
  for (const Partition& table : tables) {
    const std::shared_ptr<arrow::ChunkedArray> column = column_of(table, field);
    if (type == DType::boolean || !is_narrowed(*column->type(), type)) return type;
    if (const DType stored = *integer_of(*column->type()); value_size(stored) > value_size(narrowest)) narrowest = stored;
  }
  return tables.empty() || value_size(narrowest) == value_size(type) ? type : narrowest;
}

bool lies_as_held(const arrow::DataType& stored, DType type) {
  if (type == DType::string) return false;
  if (type == DType::boolean) return stored.id() != arrow::Type::BOOL;
  return static_cast<std::size_t>(stored.byte_width()) == value_size(type);
}

void copy_values(const arrow::Array& array, DType type, std::size_t begin, std::size_t size, void* out) {
  const arrow::ArrayData& data = *array.data();
  const std::size_t start = static_cast<std::size_t>(data.offset) + begin;
  if (type == DType::string) {
    switch (data.type->id()) {
      case arrow::Type::LARGE_STRING:
      case arrow::Type::LARGE_BINARY:
        return copy_strings<std::int64_t>(data, begin, size, static_cast<StringRef*>(out));
      case arrow::Type::STRING_VIEW:
        return copy_string_views(array, begin, size, static_cast<StringRef*>(out));
      default:
        return copy_strings<std::int32_t>(data, begin, size, static_cast<StringRef*>(out));
    }
  }
  const std::uint8_t* values = data.buffers[1]->data();
  if (lies_as_held(*data.type, type)) {
    if (size > 0) std::memcpy(out, values + start * value_size(type), size * value_size(type));  // without values no buffer
    return;
  }
  switch (data.type->id()) {
    case arrow::Type::BOOL:
      return unpack_bits(values, start, size, static_cast<std::uint8_t*>(out));
    case arrow::Type::INT8:
      return copy_integers<std::int8_t>(values, start, size, type, out);
    case arrow::Type::INT16:
      return copy_integers<std::int16_t>(values, start, size, type, out);
    default:
      return copy_integers<std::int32_t>(values, start, size, type, out);
  }
}

std::shared_ptr<const std::uint8_t[]> read_validity(const arrow::ArrayData& data, std::size_t begin, std::size_t size) {
  if (data.GetNullCount() == 0 || !data.buffers[0]) return nullptr;
  auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(size);
  unpack_bits(data.buffers[0]->data(), static_cast<std::size_t>(data.offset) + begin, size, valid.get());
  // The nulls may all lie elsewhere in the chunk.
  if (std::find(valid.get(), valid.get() + size, 0) == valid.get() + size) return nullptr;
  return valid;
}

Vector whole_column(std::span<const Partition> tables, const plan::Field& field, DType type) {
  std::size_t size = 0;
  for (const Partition& table : tables) size += static_cast<std::size_t>(table->num_rows());
  const std::size_t width = value_size(type);
  const std::shared_ptr<std::byte[]> memory = share_memory(size * width);
  std::shared_ptr<std::uint8_t[]> valid;
  auto held = std::make_shared<std::vector<std::shared_ptr<const void>>>();
  std::size_t row = 0;
  for (const Partition& table : tables) {
    const std::shared_ptr<arrow::ChunkedArray> stored = column_of(table, field);
    for (const std::shared_ptr<arrow::Array>& chunk : stored->chunks()) {
      const auto rows = static_cast<std::size_t>(chunk->length());
      if (rows == 0) continue;
      copy_values(*chunk, type, 0, rows, memory.get() + row * width);
      if (type == DType::string) held->push_back(chunk);
      const auto chunk_valid = read_validity(*chunk->data(), 0, rows);
      if (chunk_valid && !valid) {
        valid = std::make_shared_for_overwrite<std::uint8_t[]>(size);
        std::memset(valid.get(), 1, row);
      }
      if (chunk_valid)
        std::memcpy(valid.get() + row, chunk_valid.get(), rows);
      else if (valid)
        std::memset(valid.get() + row, 1, rows);
      row += rows;
    }
  }
  Vector column{type, size, memory, std::move(valid), {}};
  if (type == DType::string) column.holds.push_back(std::move(held));
  return with_zero_nulls(std::move(column));
}

}  // namespace weft::kernel
