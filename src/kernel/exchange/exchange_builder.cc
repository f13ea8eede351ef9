// Rows picked from batches -> an Arrow table for the next tasks.
#include "kernel/exchange/exchange_builder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <utility>

#include <arrow/api.h>

#include <weft/error.h>

#include "kernel/bits.h"
#include "kernel/physical_type.h"
#include "kernel/system_buffer.h"
#include "plan/arrow_type.h"
#include "table/integer_width.h"

namespace weft::kernel {
namespace {

/// Rows of the first and of the largest chunks: few rows take little memory, and many few chunks.
constexpr std::size_t first_chunk_rows = 64, most_chunk_rows = 8192;

/// A part of a block.
struct Place {
  std::shared_ptr<arrow::Buffer> block;
  std::uint8_t* data = nullptr;

  std::shared_ptr<arrow::Buffer> buffer(std::size_t size) const {
    return arrow::SliceBuffer(block, data - block->data(), static_cast<std::int64_t>(size));
  }
};

/// Memory for the arrays of one table, whose chunks come and go together.
class Blocks {
 public:
  Place allocate(std::size_t bytes) {
    bytes = (bytes + 63) / 64 * 64;
    if (bytes > room_) {
      // As large as all before, so that little stays unused, up to a large page.
      room_ = std::max(bytes, std::min(bytes_, large_page));
      block_ = system_buffer(room_);
      next_ = block_->mutable_data();
      bytes_ += room_;
    }
    Place place{block_, next_};
    next_ += bytes;
    room_ -= bytes;
    return place;
  }
  std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t large_page = std::size_t{2} << 20;
  std::shared_ptr<arrow::Buffer> block_;
  std::uint8_t* next_ = nullptr;
  std::size_t room_ = 0, bytes_ = 0;
};

/// One column: chunks that are full, and the one that is being filled.
class ColumnChunks {
 public:
  explicit ColumnChunks(const plan::Type& type)
      : type_(held_as(type)),
        arrow_type_(type == DType::list ? arrow::binary() : plan::to_arrow(type)),
        width_(value_size(type_)) {
    is_narrow_ = with_physical_type(type_, []<class T>(const T&) { return std::is_integral_v<T> && std::is_signed_v<T>; });
    if (is_narrow_) width_ = 1;
    if (type_ == DType::boolean) arrow_type_ = arrow::int8();
  }

  /// The bytes of text of those rows.
  std::size_t text_bytes(const Vector& vector, std::span<const std::uint32_t> rows) const {
    if (type_ != DType::string) return 0;
    const StringRef* strings = vector.data<StringRef>();
    std::size_t bytes = 0;
    for (const std::uint32_t row : rows) bytes += strings[row].size();
    return bytes;
  }
  std::size_t open_text_bytes() const { return open_.text_size; }

  void begin_chunk(Blocks& blocks, std::size_t rows) {
    room_ = rows;
    open_ = {};
    open_.width = width_;
    if (type_ == DType::string) {
      open_.values = blocks.allocate((rows + 1) * sizeof(std::int32_t));
      *reinterpret_cast<std::int32_t*>(open_.values.data) = 0;
    } else {
      open_.values = blocks.allocate(rows * width_);
    }
  }

  void append(Blocks& blocks, const Vector& vector, std::span<const std::uint32_t> rows, std::size_t text_bytes) {
    if (type_ == DType::string)
      append_text(blocks, vector.data<StringRef>(), rows, text_bytes);
    else
      with_physical_type(type_, [&]<class T>(const T&) {
        if constexpr (std::is_integral_v<T> && std::is_signed_v<T>)
          append_integers(blocks, vector.data<T>(), rows);
        else
          append_values(vector.data<T>(), rows);
      });
    if (vector.valid || !open_.valid.empty()) {
      // The first null of the chunk: all rows before had a value.
      open_.valid.resize(open_.size, 1);
      for (const std::uint32_t row : rows) open_.valid.push_back(vector.is_valid(row));
    }
    open_.size += rows.size();
  }

  void end_chunk() {
    if (open_.size == 0) return;
    if (std::find(open_.valid.begin(), open_.valid.end(), 0) != open_.valid.end()) {
      BitBuilder bits;
      bits.append(open_.valid.data(), open_.valid.size());
      open_.validity = bits.finish();
    }
    open_.valid = {};
    chunks_.push_back(std::exchange(open_, {}));
  }

  std::shared_ptr<arrow::ChunkedArray> finish(Blocks& blocks) {
    for (const Chunk& chunk : chunks_) width_ = std::max(width_, chunk.width);
    // Days and times too are integers, whatever their width: tables of several widths can be joined to one.
    const std::shared_ptr<arrow::DataType> type = is_narrow_ ? dd::integer_type(width_) : arrow_type_;
    arrow::ArrayVector arrays;
    for (Chunk& chunk : chunks_) {
      if (chunk.width < width_) widen(blocks, chunk, width_, chunk.size, chunk.size);
      std::vector<std::shared_ptr<arrow::Buffer>> buffers{std::move(chunk.validity)};
      if (type_ == DType::string) {
        buffers.push_back(chunk.values.buffer((chunk.size + 1) * sizeof(std::int32_t)));
        // Beyond the last text there is room for a reader that takes more bytes at once than it needs.
        buffers.push_back(chunk.text.buffer(chunk.text_size + StringRef::inline_size));
      } else {
        buffers.push_back(chunk.values.buffer(chunk.size * width_));
      }
      const std::int64_t nulls = buffers[0] ? arrow::kUnknownNullCount : 0;
      arrays.push_back(
          arrow::MakeArray(arrow::ArrayData::Make(type, static_cast<std::int64_t>(chunk.size), std::move(buffers), nulls)));
    }
    chunks_.clear();
    return std::make_shared<arrow::ChunkedArray>(std::move(arrays), type);
  }

 private:
  struct Chunk {
    Place values;  // of `width` bytes; or the offsets of strings
    Place text;
    std::size_t width = 0, size = 0, text_size = 0, text_room = 0;
    std::vector<std::uint8_t> valid;  // while it is filled; empty: all valid so far
    std::shared_ptr<arrow::Buffer> validity;
  };

  template <class T>
  void append_values(const T* values, std::span<const std::uint32_t> rows) {
    T* out = reinterpret_cast<T*>(open_.values.data) + open_.size;
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = values[rows[i]];
  }

  template <class T>
  void append_integers(Blocks& blocks, const T* values, std::span<const std::uint32_t> rows) {
    std::array<T, 1024> picked;
    for (std::size_t done = 0; done < rows.size();) {
      const std::size_t some = std::min(rows.size() - done, picked.size());
      std::uint64_t bits = 0;
      for (std::size_t i = 0; i < some; ++i) {
        picked[i] = values[rows[done + i]];
        bits |= static_cast<std::uint64_t>(static_cast<std::int64_t>(picked[i] < 0 ? ~picked[i] : picked[i]));
      }
      if (dd::width_of(bits) > open_.width) widen(blocks, open_, dd::width_of(bits), open_.size + done, room_);
      dd::with_integer(open_.width, [&]<class Narrow>(const Narrow&) {
        Narrow* out = reinterpret_cast<Narrow*>(open_.values.data) + open_.size + done;
        for (std::size_t i = 0; i < some; ++i) out[i] = static_cast<Narrow>(picked[i]);
      });
      done += some;
    }
  }

  /// Gives the integers of a chunk with room for `room` more bytes each, the first `size` of them their values.
  static void widen(Blocks& blocks, Chunk& chunk, std::size_t width, std::size_t size, std::size_t room) {
    const Place wider = blocks.allocate(room * width);
    dd::copy_integers(chunk.values.data, chunk.width, size, wider.data, width);
    chunk.values = wider;
    chunk.width = width;
  }

  void append_text(Blocks& blocks, const StringRef* strings, std::span<const std::uint32_t> rows, std::size_t bytes) {
    const std::size_t needed = open_.text_size + bytes + StringRef::inline_size;
    if (needed > open_.text_room) reserve_text(blocks, needed, open_.size + rows.size());
    auto* offsets = reinterpret_cast<std::int32_t*>(open_.values.data) + open_.size + 1;
    auto* text = reinterpret_cast<char*>(open_.text.data);
    std::size_t end = open_.text_size;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const StringRef& string = strings[rows[i]];
      // A short string is copied with all its room, which is quicker than asking how much of it is used.
      if (string.is_inline())
        std::memcpy(text + end, string.data(), StringRef::inline_size);
      else
        std::memcpy(text + end, string.data(), string.size());
      end += string.size();
      offsets[i] = static_cast<std::int32_t>(end);
    }
    open_.text_size = end;
  }

  /// Room for texts as long as those so far in all rows of the chunk, but not for very much more than there is.
  void reserve_text(Blocks& blocks, std::size_t needed, std::size_t rows) {
    constexpr std::size_t much = std::size_t{1} << 18;
    const std::size_t expected = needed + std::min((room_ - rows) * (needed / rows + 1) + needed / 16, std::max(needed, much));
    const Place larger = blocks.allocate(expected);
    if (open_.text_size > 0) std::memcpy(larger.data, open_.text.data, open_.text_size);
    open_.text = larger;
    open_.text_room = expected;
  }

  DType type_;
  std::shared_ptr<arrow::DataType> arrow_type_;
  std::size_t width_;  // of what is to come
  bool is_narrow_;     // whether integers take fewer bytes than their type has
  std::size_t room_ = 0;
  Chunk open_;
  std::vector<Chunk> chunks_;
};

}  // namespace

struct ExchangeBuilder::Columns {
  plan::Schema schema;
  std::vector<ColumnChunks> columns;
  Blocks blocks;
  std::size_t open_rows = 0, open_room = 0, chunk_rows = first_chunk_rows;
  std::int64_t rows = 0;
  std::vector<std::size_t> text_bytes;  // by column

  void begin_chunk() {
    for (ColumnChunks& column : columns) column.begin_chunk(blocks, chunk_rows);
    open_rows = 0;
    open_room = chunk_rows;
    chunk_rows = std::min(2 * chunk_rows, most_chunk_rows);
  }

  void end_chunk() {
    for (ColumnChunks& column : columns) column.end_chunk();
    open_rows = open_room = 0;
  }

  /// Adds rows that there is room for.
  void append(const Batch& batch, std::span<const std::uint32_t> picked) {
    constexpr std::size_t most = std::numeric_limits<std::int32_t>::max() - 2 * StringRef::inline_size;
    bool fits = true, fits_alone = true;
    for (std::size_t index = 0; index < columns.size(); ++index) {
      text_bytes[index] = columns[index].text_bytes(batch.columns[index], picked);
      fits &= columns[index].open_text_bytes() + text_bytes[index] <= most;
      fits_alone &= text_bytes[index] <= most;
    }
    if (!fits_alone) {
      if (picked.size() == 1) throw Error(ErrorKind::data, "A string is longer than 2 GiB");
      append(batch, picked.first(picked.size() / 2));
      return append(batch, picked.subspan(picked.size() / 2));
    }
    if (!fits) {
      chunk_rows = open_room;
      end_chunk();
      begin_chunk();
    }
    for (std::size_t index = 0; index < columns.size(); ++index)
      columns[index].append(blocks, batch.columns[index], picked, text_bytes[index]);
    open_rows += picked.size();
  }
};

ExchangeBuilder::ExchangeBuilder(const plan::Schema& schema) : columns_(std::make_unique<Columns>()) {
  columns_->schema = schema;
  for (const plan::Field& field : schema.columns()) columns_->columns.emplace_back(field.type);
  columns_->text_bytes.resize(columns_->columns.size());
}

ExchangeBuilder::~ExchangeBuilder() = default;
ExchangeBuilder::ExchangeBuilder(ExchangeBuilder&&) noexcept = default;

void ExchangeBuilder::append(const Batch& batch, std::span<const std::uint32_t> rows) {
  Columns& all = *columns_;
  all.rows += static_cast<std::int64_t>(rows.size());
  while (!rows.empty()) {
    if (all.open_rows == all.open_room) {
      all.end_chunk();
      all.begin_chunk();
    }
    const std::size_t some = std::min(rows.size(), all.open_room - all.open_rows);
    all.append(batch, rows.first(some));
    rows = rows.subspan(some);
  }
}

std::uint64_t ExchangeBuilder::bytes() const { return columns_->blocks.bytes(); }

Partition ExchangeBuilder::finish() {
  Columns& all = *columns_;
  all.end_chunk();
  arrow::FieldVector fields;
  arrow::ChunkedArrayVector arrays;
  for (std::size_t index = 0; index < all.columns.size(); ++index) {
    arrays.push_back(all.columns[index].finish(all.blocks));
    fields.push_back(arrow::field(all.schema[index].name, arrays.back()->type()));
  }
  all.blocks = {};
  all.chunk_rows = first_chunk_rows;
  return arrow::Table::Make(arrow::schema(std::move(fields)), std::move(arrays), std::exchange(all.rows, 0));
}

}  // namespace weft::kernel
