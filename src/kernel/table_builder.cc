// Batches -> an Arrow table.
#include <limits>
#include <utility>

#include <arrow/api.h>
#include <arrow/buffer_builder.h>

#include <weft/error.h>

#include "kernel/arrow_batches.h"
#include "kernel/arrow_error.h"
#include "kernel/bits.h"
#include "kernel/list_value.h"
#include "plan/arrow_type.h"

namespace weft::kernel {
namespace {

/// Rows of a chunk beyond which a new one is begun: growing a larger one would copy more than what is won by having few.
constexpr std::size_t most_chunk_rows = std::size_t{4} << 20;

/// What offsets of 32 bits reach: bytes of text, or items of lists.
constexpr std::size_t most_offset = std::numeric_limits<std::int32_t>::max();

std::size_t text_bytes(const Vector& strings, std::size_t begin, std::size_t end) {
  std::size_t bytes = 0;
  for (std::size_t i = begin; i < end; ++i) bytes += strings.data<StringRef>()[i].size();
  return bytes;
}

/// One column, in one chunk as far as its size allows: 2 GiB of text, most_chunk_rows and a batch.
class ColumnBuilder {
 public:
  explicit ColumnBuilder(const plan::Type& type) : type_(held_as(type)), arrow_type_(plan::to_arrow(type)) {
    if (type == DType::list) items_ = std::make_unique<ColumnBuilder>(item_of(type));
    start_offsets();
  }

  void append(const Vector& vector) {
    if (rows_ >= most_chunk_rows) begin_chunk();
    if (items_)
      append_lists(vector, 0, vector.size);
    else if (type_ == DType::string)
      append_strings(vector, 0, vector.size);
    else
      append_values(vector);
  }

  std::shared_ptr<arrow::ChunkedArray> finish() {
    if (rows_ > 0 || chunks_.empty()) finish_chunk();
    finished_bytes_ = 0;
    start_offsets();
    return std::make_shared<arrow::ChunkedArray>(std::exchange(chunks_, {}), arrow_type_);
  }

  std::uint64_t bytes() const {
    return finished_bytes_ + static_cast<std::uint64_t>(values_.capacity() + offsets_.capacity()) + rows_ / 8 +
           (items_ ? items_->bytes() : 0);
  }

 private:
  /// Whether this chunk has no room for so many values more.
  bool is_full_for(const Vector& vector) const {
    return rows_ + vector.size > most_offset ||
           (type_ == DType::string &&
            static_cast<std::size_t>(values_.length()) + text_bytes(vector, 0, vector.size) > most_offset);
  }

  /// A chunk of lists has one chunk of items.
  void append_lists(const Vector& vector, std::size_t begin, std::size_t end) {
    const Vector items = list_items(vector, begin, end, items_->type_);
    if (items_->is_full_for(items)) {
      if (rows_ > 0) {
        begin_chunk();
        return append_lists(vector, begin, end);
      }
      if (end - begin == 1) throw Error(ErrorKind::data, "A list has more than 2 GiB of text");
      const std::size_t middle = begin + (end - begin) / 2;
      append_lists(vector, begin, middle);
      return append_lists(vector, middle, end);
    }
    std::size_t item = items_->rows_;
    if (items_->type_ == DType::string)
      items_->append_strings(items, 0, items.size);
    else
      items_->append_values(items);
    for (std::size_t row = begin; row < end; ++row) {
      item += ListValue(vector.data<StringRef>()[row].view()).size();
      const auto offset = static_cast<std::int32_t>(item);
      check_arrow(offsets_.Append(&offset, sizeof offset));
    }
    append_validity(vector, begin, end);
  }

  void append_values(const Vector& vector) {
    if (type_ == DType::boolean)
      bits_.append(vector.data<std::uint8_t>(), vector.size);
    else
      check_arrow(values_.Append(vector.values.get(), static_cast<std::int64_t>(vector.size * value_size(type_))));
    append_validity(vector, 0, vector.size);
  }

  void append_validity(const Vector& vector, std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    if (vector.valid) {
      // The first null of the column: all rows before had a value.
      if (valid_.size() < rows_) valid_.append_ones(rows_ - valid_.size());
      valid_.append(vector.valid.get() + begin, size);
      any_null_ = true;
    } else if (any_null_) {
      valid_.append_ones(size);
    }
    rows_ += size;
  }

  void append_strings(const Vector& vector, std::size_t begin, std::size_t end) {
    const StringRef* strings = vector.data<StringRef>();
    const std::size_t bytes = text_bytes(vector, begin, end);
    if (bytes > most_offset) {
      if (end - begin == 1) throw Error(ErrorKind::data, "A string is longer than 2 GiB");
      const std::size_t middle = begin + (end - begin) / 2;
      append_strings(vector, begin, middle);
      append_strings(vector, middle, end);
      return;
    }
    if (static_cast<std::size_t>(values_.length()) + bytes > most_offset) begin_chunk();
    copy_strings(strings + begin, end - begin, bytes);
    append_validity(vector, begin, end);
  }

  void copy_strings(const StringRef* strings, std::size_t count, std::size_t bytes) {
    // A short string is copied with all its room, which is quicker than asking how much of it is used.
    check_arrow(values_.Reserve(static_cast<std::int64_t>(bytes + StringRef::inline_size)));
    check_arrow(offsets_.Reserve(static_cast<std::int64_t>(count * sizeof(std::int32_t))));
    auto* offsets = reinterpret_cast<std::int32_t*>(offsets_.mutable_data() + offsets_.length());
    char* const start = reinterpret_cast<char*>(values_.mutable_data());
    char* text = start + values_.length();
    for (std::size_t i = 0; i < count; ++i) {
      if (strings[i].is_inline())
        std::memcpy(text, strings[i].data(), StringRef::inline_size);
      else
        std::memcpy(text, strings[i].data(), strings[i].size());
      text += strings[i].size();
      offsets[i] = static_cast<std::int32_t>(text - start);
    }
    values_.UnsafeAdvance(static_cast<std::int64_t>(bytes));
    offsets_.UnsafeAdvance(static_cast<std::int64_t>(count * sizeof(std::int32_t)));
  }

  void begin_chunk() {
    const std::int64_t bytes = values_.length(), offset_bytes = offsets_.length();
    finished_bytes_ += static_cast<std::uint64_t>(bytes + offset_bytes);
    finish_chunk();
    // The next is likely to be as large, and growing to that would copy it all once more.
    check_arrow(values_.Reserve(bytes));
    check_arrow(offsets_.Reserve(offset_bytes));
    start_offsets();
  }

  void start_offsets() {
    if (type_ != DType::string) return;
    const std::int32_t zero = 0;
    check_arrow(offsets_.Append(&zero, sizeof zero));
  }

  void finish_chunk() {
    std::vector<std::shared_ptr<arrow::Buffer>> buffers{any_null_ ? valid_.finish() : nullptr};
    if (type_ == DType::string) buffers.push_back(check_arrow(offsets_.Finish()));
    if (!items_) buffers.push_back(type_ == DType::boolean ? bits_.finish() : check_arrow(values_.Finish()));
    const std::int64_t nulls = any_null_ ? arrow::kUnknownNullCount : 0;
    auto data = arrow::ArrayData::Make(arrow_type_, static_cast<std::int64_t>(rows_), std::move(buffers), nulls);
    if (items_) data->child_data.push_back(items_->finish()->chunk(0)->data());
    chunks_.push_back(arrow::MakeArray(std::move(data)));
    rows_ = 0;
    any_null_ = false;
  }

  DType type_;
  std::shared_ptr<arrow::DataType> arrow_type_;
  // From the system's own allocator: results come and go in all sizes, and the others keep much more of what was freed.
  arrow::BufferBuilder values_{arrow::system_memory_pool()};   // or the text of strings
  arrow::BufferBuilder offsets_{arrow::system_memory_pool()};  // of strings and lists
  BitBuilder bits_;                                            // booleans
  BitBuilder valid_;
  std::size_t rows_ = 0;  // of this chunk
  bool any_null_ = false;
  std::uint64_t finished_bytes_ = 0;  // of chunks
  arrow::ArrayVector chunks_;
  std::unique_ptr<ColumnBuilder> items_;  // of lists
};

}  // namespace

struct TableBuilder::Columns {
  plan::Schema schema;
  std::vector<ColumnBuilder> builders;
  std::int64_t rows = 0;
};

TableBuilder::TableBuilder(plan::Schema schema) : columns_(std::make_unique<Columns>()) {
  columns_->schema = std::move(schema);
  for (const plan::Field& field : columns_->schema.columns()) columns_->builders.emplace_back(field.type);
}

TableBuilder::~TableBuilder() = default;
TableBuilder::TableBuilder(TableBuilder&&) noexcept = default;

void TableBuilder::append(const Batch& batch) {
  for (std::size_t index = 0; index < batch.columns.size(); ++index) columns_->builders[index].append(batch.columns[index]);
  columns_->rows += static_cast<std::int64_t>(batch.num_rows);
}

std::int64_t TableBuilder::num_rows() const { return columns_->rows; }

std::uint64_t TableBuilder::bytes() const {
  std::uint64_t sum = 0;
  for (const ColumnBuilder& builder : columns_->builders) sum += builder.bytes();
  return sum;
}

Partition TableBuilder::finish() {
  arrow::FieldVector fields;
  arrow::ChunkedArrayVector arrays;
  for (std::size_t index = 0; index < columns_->builders.size(); ++index) {
    const plan::Field& field = columns_->schema[index];
    fields.push_back(arrow::field(field.name, plan::to_arrow(field.type)));
    arrays.push_back(columns_->builders[index].finish());
  }
  return arrow::Table::Make(arrow::schema(std::move(fields)), std::move(arrays), std::exchange(columns_->rows, 0));
}

}  // namespace weft::kernel
