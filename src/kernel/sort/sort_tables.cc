// Tables -> one table with all their rows in order.
#include "kernel/sort/sort_tables.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <arrow/api.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/arrow_values.h"
#include "kernel/bits.h"
#include "kernel/physical_type.h"
#include "kernel/sort/sort_rank.h"
#include "kernel/system_buffer.h"
#include "plan/arrow_type.h"
#include "table/arrow_types.h"

namespace weft::kernel {
namespace {

using Rows = std::span<const std::uint32_t>;

std::size_t num_rows(const std::vector<Partition>& tables) {
  std::size_t rows = 0;
  for (const Partition& table : tables) rows += static_cast<std::size_t>(table->num_rows());
  return rows;
}

/// A byte of 0 or 1 for each row as bits.
std::shared_ptr<arrow::Buffer> gather_bits(const std::uint8_t* bytes, Rows rows) {
  BitBuilder bits;
  std::array<std::uint8_t, 4096> picked;
  for (std::size_t done = 0; done < rows.size();) {
    const std::size_t some = std::min(rows.size() - done, picked.size());
    for (std::size_t i = 0; i < some; ++i) picked[i] = bytes[rows[done + i]];
    bits.append(picked.data(), some);
    done += some;
  }
  return bits.finish();
}

template <class From, class To>
void gather_as(const From* values, Rows rows, To* out) {
  for (std::size_t i = 0; i < rows.size(); ++i) out[i] = static_cast<To>(values[rows[i]]);
}

/// The values at `rows`, which may be stored as narrower integers.
std::shared_ptr<arrow::Buffer> gather_values(const Vector& column, DType type, Rows rows) {
  if (type == DType::boolean) return gather_bits(column.data<std::uint8_t>(), rows);
  auto buffer = system_buffer(rows.size() * value_size(type));
  with_physical_type(type, [&]<class To>(const To&) {
    if constexpr (!std::is_same_v<To, StringRef>) {
      To* out = reinterpret_cast<To*>(buffer->mutable_data());
      if constexpr (std::is_integral_v<To> && std::is_signed_v<To>) {
        switch (value_size(column.type)) {
          case 1:
            return gather_as(column.data<std::int8_t>(), rows, out);
          case 2:
            return gather_as(column.data<std::int16_t>(), rows, out);
          case 4:
            return gather_as(column.data<std::int32_t>(), rows, out);
          default:
            return gather_as(column.data<std::int64_t>(), rows, out);
        }
      } else {
        gather_as(column.data<To>(), rows, out);
      }
    }
  });
  return buffer;
}

/// The texts at `rows`, which are `bytes` long together: offsets and text.
std::array<std::shared_ptr<arrow::Buffer>, 2> gather_text(const StringRef* strings, Rows rows, std::size_t bytes) {
  auto offsets_buffer = system_buffer((rows.size() + 1) * sizeof(std::int32_t));
  auto text_buffer = system_buffer(bytes + StringRef::inline_size);
  auto* offsets = reinterpret_cast<std::int32_t*>(offsets_buffer->mutable_data());
  auto* text = reinterpret_cast<char*>(text_buffer->mutable_data());
  std::size_t end = 0;
  // What is needed soon is asked for early: first the string, and when that is there the text it may point to.
  constexpr std::size_t strings_ahead = 48, texts_ahead = 16;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i + strings_ahead < rows.size()) {
      __builtin_prefetch(strings + rows[i + strings_ahead]);
      if (const StringRef& later = strings[rows[i + texts_ahead]]; !later.is_inline()) __builtin_prefetch(later.data());
    }
    const StringRef& string = strings[rows[i]];
    offsets[i] = static_cast<std::int32_t>(end);
    // A short string is copied with all its room, which is quicker than asking how much of it is used.
    if (string.is_inline())
      std::memcpy(text + end, string.data(), StringRef::inline_size);
    else
      std::memcpy(text + end, string.data(), string.size());
    end += string.size();
  }
  offsets[rows.size()] = static_cast<std::int32_t>(end);
  return {std::move(offsets_buffer), arrow::SliceBuffer(text_buffer, 0, static_cast<std::int64_t>(bytes))};
}

/// Adds the column's rows in one chunk, or in several where a chunk cannot hold so much text.
void gather(const Vector& column, DType type, const std::shared_ptr<arrow::DataType>& arrow_type, Rows rows,
            arrow::ArrayVector& chunks) {
  std::vector<std::shared_ptr<arrow::Buffer>> buffers{nullptr};
  if (type == DType::string) {
    const StringRef* strings = column.data<StringRef>();
    std::size_t bytes = 0;
    if (rows.size() == column.size)
      for (std::size_t row = 0; row < column.size; ++row) bytes += strings[row].size();  // all, so in whatever order
    else
      for (const std::uint32_t row : rows) bytes += strings[row].size();
    if (bytes > std::numeric_limits<std::int32_t>::max()) {
      if (rows.size() == 1) throw Error(ErrorKind::data, "A string is longer than 2 GiB");
      gather(column, type, arrow_type, rows.first(rows.size() / 2), chunks);
      return gather(column, type, arrow_type, rows.subspan(rows.size() / 2), chunks);
    }
    for (auto& buffer : gather_text(strings, rows, bytes)) buffers.push_back(std::move(buffer));
  } else {
    buffers.push_back(gather_values(column, type, rows));
  }
  if (column.valid) buffers[0] = gather_bits(column.valid.get(), rows);
  const std::int64_t nulls = column.valid ? arrow::kUnknownNullCount : 0;
  chunks.push_back(
      arrow::MakeArray(arrow::ArrayData::Make(arrow_type, static_cast<std::int64_t>(rows.size()), std::move(buffers), nulls)));
}

/// The same of lists, whose items an Arrow table has in an array of their own.
std::shared_ptr<arrow::ChunkedArray> gather_lists(const Vector& column, const plan::Field& field, Rows rows) {
  TableBuilder builder(plan::Schema({field}));
  for (std::size_t done = 0; done < rows.size();) {
    const Rows some = rows.subspan(done, std::min(rows.size() - done, batch_rows));
    builder.append(Batch{{take(column, some)}, some.size()});
    done += some.size();
  }
  return builder.finish()->column(0);
}

plan::Schema keys_of(const plan::Schema& schema, const plan::Sort& order) {
  std::vector<plan::Field> fields;
  for (const plan::Field& field : schema.columns())
    if (std::any_of(order.keys.begin(), order.keys.end(), [&](const plan::SortKey& key) { return key.column == field.name; }))
      fields.push_back(field);
  return plan::Schema(std::move(fields));
}

}  // namespace

bool fits_whole(const std::vector<Partition>& tables, const plan::Schema& schema, const TaskContext& context) {
  const std::size_t rows = num_rows(tables);
  std::size_t row_bytes = 0;
  for (const plan::Field& field : schema.columns()) row_bytes += value_size(field.type);
  return rows < std::numeric_limits<std::uint32_t>::max() && (!context.offload || rows * row_bytes <= context.memory_bytes / 4);
}

Partition sort_tables(const std::vector<Partition>& tables, const plan::Schema& schema, const plan::Sort& order,
                      const TaskContext& context) {
  const plan::Schema key_schema = keys_of(schema, order);
  const RowOrder row_order(order, key_schema);
  Batch keys{{}, num_rows(tables)};
  for (const plan::Field& field : key_schema.columns()) keys.columns.push_back(whole_column(tables, field, held_as(field.type)));
  const std::vector<std::uint32_t> rows = sorted_rows(keys, row_order);
  arrow::FieldVector fields;
  arrow::ChunkedArrayVector columns;
  std::size_t key = 0;
  for (const plan::Field& field : schema.columns()) {
    context.check_cancelled();
    auto type = plan::to_arrow(field.type);
    const bool is_key = key < key_schema.size() && key_schema[key].name == field.name;
    const Vector column = is_key ? std::move(keys.columns[key++]) : whole_column(tables, field, stored_type(tables, field));
    if (field.type == DType::list) {
      columns.push_back(gather_lists(column, field, rows));
    } else {
      // Integers stay as narrow as they came, also in a result.
      const bool is_narrow = arrow::is_signed_integer(type->id()) && value_size(column.type) < value_size(field.type);
      if (is_narrow) type = dd::to_arrow(column.type);
      arrow::ArrayVector chunks;
      gather(column, is_narrow ? column.type : held_as(field.type), type, rows, chunks);
      columns.push_back(std::make_shared<arrow::ChunkedArray>(std::move(chunks), type));
    }
    fields.push_back(arrow::field(field.name, type));
  }
  return arrow::Table::Make(arrow::schema(std::move(fields)), std::move(columns), static_cast<std::int64_t>(rows.size()));
}

}  // namespace weft::kernel
