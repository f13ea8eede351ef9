// Encoded values of a page -> values of a column type.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include <parquet/encoding.h>

#include <weft/error.h>

#include "kernel/csv/utf8.h"
#include "kernel/parquet/column_decoder.h"
#include "kernel/parquet/damaged.h"
#include "kernel/parquet/spare_memory.h"
#include "kernel/parquet/value_conversion.h"
#include "kernel/string_arena.h"

namespace weft::kernel::parquet_file {
namespace {

/// Text in a page or dictionary. Most is ASCII, which is seen at once for all of it.
class Texts {
 public:
  Texts() = default;
  explicit Texts(std::span<const char> bytes) {
    std::uint64_t high = 0;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
      std::uint64_t word;
      std::memcpy(&word, bytes.data() + i, sizeof word);
      high |= word;
    }
    for (; i < bytes.size(); ++i) high |= static_cast<std::uint8_t>(bytes[i]);
    is_ascii_ = (high & 0x8080808080808080) == 0;
  }
  bool is_ascii() const { return is_ascii_; }
  void check(const char* text, std::size_t size) const {
    if (!is_ascii_ && !csv::is_utf8({text, size})) fail("Text is not UTF-8");
  }

 private:
  bool is_ascii_ = false;
};

/// Values of a fixed size, one after the other.
template <class Physical, class Value, class Convert>
class PlainValues {
 public:
  using Stored = typename Physical::c_type;

  PlainValues(const ColumnForm& form, const Convert& convert) : convert_(convert) {
    size_ = form.descriptor->physical_type() == parquet::Type::FIXED_LEN_BYTE_ARRAY
                ? static_cast<std::size_t>(form.descriptor->type_length())
                : sizeof(Stored);
  }
  void start(std::span<const char> bytes) { at_ = bytes.data(), left_ = bytes.size() / size_; }
  void read(std::size_t count, Value* out) {
    take(count);
    if constexpr (std::is_same_v<Stored, Value> && std::is_same_v<Convert, Keep<Stored, Value>>) {
      std::memcpy(out, at_, count * sizeof(Value));
    } else {
      for (std::size_t i = 0; i < count; ++i) out[i] = value_at(i);
    }
    at_ += count * size_;
  }
  void pick(std::size_t count, std::span<const std::uint32_t> rows, Value* out) {
    take(count);
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = value_at(rows[i]);
    at_ += count * size_;
  }
  void skip(std::size_t count) {
    take(count);
    at_ += count * size_;
  }

 private:
  void take(std::size_t count) {
    if (count > left_) fail("A page has fewer values than its header says");
    left_ -= count;
  }
  Value value_at(std::size_t index) const {
    const char* place = at_ + index * size_;
    if constexpr (std::is_same_v<Stored, parquet::FixedLenByteArray>) {
      return convert_(Stored(reinterpret_cast<const std::uint8_t*>(place)));
    } else {
      Stored stored;
      std::memcpy(&stored, place, sizeof stored);
      return convert_(stored);
    }
  }

  const Convert& convert_;
  std::size_t size_;
  const char* at_ = nullptr;
  std::size_t left_ = 0;
};

/// Byte arrays, each after its length.
template <class Value, class Convert>
class PlainByteArrays {
 public:
  PlainByteArrays(const ColumnForm&, const Convert& convert) : convert_(convert) {}
  void start(std::span<const char> bytes) {
    at_ = bytes.data(), end_ = at_ + bytes.size();
    if constexpr (std::is_same_v<Value, StringRef>) texts_ = Texts(bytes);
  }
  void read(std::size_t count, Value* out) {
    for (std::size_t i = 0; i < count; ++i) out[i] = value_of(next());
  }
  void pick(std::size_t count, std::span<const std::uint32_t> rows, Value* out) {
    std::size_t row = 0;
    for (const std::uint32_t wanted : rows) {
      for (; row < wanted; ++row) next();
      *out++ = value_of(next());
      ++row;
    }
    for (; row < count; ++row) next();
  }
  void skip(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) next();
  }
  /// The size of the next `count` values, where all of them are ASCII of one size.
  std::optional<std::uint32_t> size_of_all(std::size_t count) const {
    std::uint32_t size, differing = 0;
    const auto bytes = static_cast<std::size_t>(end_ - at_);
    if (count == 0 || bytes < sizeof size || !texts_.is_ascii()) return std::nullopt;
    std::memcpy(&size, at_, sizeof size);
    const std::size_t step = sizeof size + size;
    if (bytes / step < count) return std::nullopt;
    for (const char* place = at_; count > 0; --count, place += step) {
      std::uint32_t other;
      std::memcpy(&other, place, sizeof other);
      differing |= other ^ size;
    }
    if (differing != 0) return std::nullopt;
    return size;
  }

 private:
  parquet::ByteArray next() {
    std::uint32_t size;
    if (static_cast<std::size_t>(end_ - at_) < sizeof size) fail("A page has fewer values than its header says");
    std::memcpy(&size, at_, sizeof size);
    at_ += sizeof size;
    if (size > static_cast<std::size_t>(end_ - at_)) fail("A page ends inside a value");
    const char* value = at_;
    // Most are as long as the one before. A branch lets the processor go on to the next before it has seen this one's length.
    if (__builtin_expect_with_probability(size == last_size_, 1, 0.9)) {
      at_ += last_size_;
    } else {
      at_ += size;
      last_size_ = size;
    }
    return parquet::ByteArray(size, reinterpret_cast<const std::uint8_t*>(value));
  }
  Value value_of(const parquet::ByteArray& bytes) const {
    if constexpr (std::is_same_v<Value, StringRef>) {
      const char* text = reinterpret_cast<const char*>(bytes.ptr);
      texts_.check(text, bytes.len);
      return StringRef::from_padded(text, bytes.len);
    } else {
      return convert_(bytes);
    }
  }

  const Convert& convert_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint32_t last_size_ = 0;
  Texts texts_;
};

/// Bits, the lowest first.
class PlainBooleans {
 public:
  template <class Convert>
  PlainBooleans(const ColumnForm&, const Convert&) {}
  void start(std::span<const char> bytes) {
    bits_ = reinterpret_cast<const std::uint8_t*>(bytes.data()), at_ = 0, end_ = bytes.size() * 8;
  }
  void read(std::size_t count, std::uint8_t* out) {
    const std::size_t first = take(count);
    for (std::size_t i = 0; i < count; ++i) out[i] = bit(first + i);
  }
  void pick(std::size_t count, std::span<const std::uint32_t> rows, std::uint8_t* out) {
    const std::size_t first = take(count);
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = bit(first + rows[i]);
  }
  void skip(std::size_t count) { take(count); }

 private:
  std::size_t take(std::size_t count) {
    if (count > end_ - at_) fail("A page has fewer values than its header says");
    at_ += count;
    return at_ - count;
  }
  std::uint8_t bit(std::size_t index) const { return bits_[index / 8] >> index % 8 & 1; }

  const std::uint8_t* bits_ = nullptr;
  std::size_t at_ = 0, end_ = 0;
};

template <class Physical, class Value, class Convert>
using Plain = std::conditional_t<std::is_same_v<Physical, parquet::BooleanType>, PlainBooleans,
                                 std::conditional_t<std::is_same_v<Physical, parquet::ByteArrayType>,
                                                    PlainByteArrays<Value, Convert>, PlainValues<Physical, Value, Convert>>>;

/// A column stored as `Physical` and read as `Value`.
template <class Physical, class Value, class Convert>
class ValueDecoder final : public ColumnDecoder {
 public:
  using Stored = typename Physical::c_type;
  static constexpr bool is_text = std::is_same_v<Value, StringRef>;

  ValueDecoder(const ColumnForm& form, PageStream pages)
      : ColumnDecoder(form, std::move(pages)), convert_(form), plain_(form, convert_) {}

 private:
  enum class Kind { none, plain, other };

  void start_values(std::int32_t encoding, PageBytes page, std::span<const char> values, std::size_t most_values) override {
    page_ = std::move(page);
    arena_.reset();
    kind_ = Kind::none;
    switch (encoding) {
      case -1:
      case parquet::Encoding::PLAIN_DICTIONARY:
      case parquet::Encoding::RLE_DICTIONARY:
        return;
      case parquet::Encoding::PLAIN:
        kind_ = Kind::plain;
        plain_.start(values);
        return;
      default:
        kind_ = Kind::other;
        start_other(static_cast<parquet::Encoding::type>(encoding), values, most_values);
    }
  }

  /// Encodings that are seldom used are the library's.
  void start_other(parquet::Encoding::type encoding, std::span<const char> values, std::size_t most_values) {
    if (!other_ || other_encoding_ != encoding) {
      std::unique_ptr<parquet::Decoder> made = parquet::MakeDecoder(Physical::type_num, encoding, form().descriptor);
      other_.reset(dynamic_cast<parquet::TypedDecoder<Physical>*>(made.get()));
      if (!other_) fail("Encoding is not supported: " + parquet::EncodingToString(encoding));
      static_cast<void>(made.release());
      other_encoding_ = encoding;
    }
    other_->SetData(static_cast<int>(most_values), reinterpret_cast<const std::uint8_t*>(values.data()),
                    static_cast<int>(values.size()));
    if constexpr (is_text) arena_ = std::make_shared<StringArena>();
  }

  void start_dictionary(PageBytes page, std::size_t count) override {
    plain_.start(page.bytes);
    dictionary_page_ = std::move(page);
    if constexpr (is_text) {
      // Texts of one size are found by their number. There may be many, of which few are wanted.
      if (const auto size = plain_.size_of_all(count)) {
        text_size_ = *size;
        return;
      }
    }
    dictionary_ = spare_memory((count + 1) * sizeof(Value));
    auto* values = reinterpret_cast<Value*>(dictionary_.get());
    plain_.read(count, values);
    values[count] = Value{};  // of null
  }

  void look_up_values(std::span<const std::uint32_t> codes, void* to) const override {
    auto* out = static_cast<Value*>(to);
    if constexpr (is_text) {
      if (text_size_) return look_up_texts(codes, *text_size_, out);
    }
    const auto* values = reinterpret_cast<const Value*>(dictionary_.get());
    for (std::size_t i = 0; i < codes.size(); ++i) out[i] = values[codes[i]];
  }

  void look_up_texts(std::span<const std::uint32_t> codes, std::uint32_t size, StringRef* out) const {
    const char* const texts = dictionary_page_.bytes.data() + sizeof size;
    const std::size_t step = sizeof size + size;
    const auto null = static_cast<std::uint32_t>(dictionary_size());
    for (std::size_t i = 0; i < codes.size(); ++i)
      out[i] = codes[i] == null ? StringRef() : StringRef::from_padded(texts + codes[i] * step, size);
  }

  void read_values(std::size_t count, void* to) override {
    if (kind_ == Kind::plain) return plain_.read(count, static_cast<Value*>(to));
    if (kind_ == Kind::other) return read_other(count, static_cast<Value*>(to));
  }

  void read_other(std::size_t count, Value* out) {
    std::array<Stored, 512> stored;
    while (count > 0) {
      const auto some = static_cast<int>(std::min(count, stored.size()));
      if (other_->Decode(stored.data(), some) != some) fail("A page has fewer values than its header says");
      for (int i = 0; i < some; ++i) {
        const Stored& value = stored[static_cast<std::size_t>(i)];
        if constexpr (is_text) {
          const char* text = reinterpret_cast<const char*>(value.ptr);
          Texts().check(text, value.len);
          *out++ = arena_->add(std::string_view(text, value.len));
        } else {
          *out++ = convert_(value);
        }
      }
      count -= static_cast<std::size_t>(some);
    }
  }

  void pick_values(std::size_t count, std::span<const std::uint32_t> places, void* to) override {
    auto* out = static_cast<Value*>(to);
    if (kind_ == Kind::plain) return plain_.pick(count, places, out);
    auto [all, values] = make_vector<Value>(form().type, count);
    read_values(count, values);
    for (std::size_t i = 0; i < places.size(); ++i) out[i] = values[places[i]];
  }

  void skip_values(std::size_t count) override {
    if (kind_ == Kind::plain) plain_.skip(count);
    if (kind_ != Kind::other) return;
    auto [all, values] = make_vector<Value>(form().type, count);
    read_other(count, values);
  }

  void spread(void* to, const std::uint8_t* valid, std::size_t count, std::size_t num_values) const override {
    auto* values = static_cast<Value*>(to);
    for (std::size_t row = count; row-- > 0;) values[row] = valid[row] ? values[--num_values] : Value{};
  }

  void add_page_holds(Vector& vector) const override {
    if constexpr (is_text) {
      if (kind_ == Kind::plain) vector.holds.push_back(page_.memory);
      if (kind_ == Kind::other) vector.holds.push_back(arena_);
    }
  }
  void add_dictionary_holds(Vector& vector) const override {
    if constexpr (is_text) vector.holds.push_back(dictionary_page_.memory);
  }

  Convert convert_;
  Plain<Physical, Value, Convert> plain_;
  Kind kind_ = Kind::none;
  PageBytes page_, dictionary_page_;
  std::optional<std::uint32_t> text_size_;   // of each text of the dictionary page; otherwise
  std::shared_ptr<std::byte[]> dictionary_;  // the dictionary's values, and a zero
  std::unique_ptr<parquet::TypedDecoder<Physical>> other_;
  parquet::Encoding::type other_encoding_ = parquet::Encoding::UNKNOWN;
  std::shared_ptr<StringArena> arena_;
};

/// Text has no conversion.
struct TextOfBytes {
  explicit TextOfBytes(const ColumnForm&) {}
};

template <class Physical, class Value, class Convert = Keep<typename Physical::c_type, Value>>
std::unique_ptr<ColumnDecoder> decoder(const ColumnForm& form, PageStream pages) {
  return std::make_unique<ValueDecoder<Physical, Value, Convert>>(form, std::move(pages));
}

/// Integers of another width are kept; the signed type of each width stands for both.
template <class Physical>
std::unique_ptr<ColumnDecoder> integer_decoder(const ColumnForm& form, PageStream pages) {
  using Stored = typename Physical::c_type;
  if (form.conversion == Conversion::decimal) return decoder<Physical, double, DecimalOfInteger<Stored>>(form, std::move(pages));
  if (form.conversion == Conversion::multiply) return decoder<Physical, std::int64_t, Multiply<Stored>>(form, std::move(pages));
  switch (value_size(form.type)) {
    case 1:
      return decoder<Physical, std::int8_t>(form, std::move(pages));
    case 2:
      return decoder<Physical, std::int16_t>(form, std::move(pages));
    case 4:
      return decoder<Physical, std::int32_t>(form, std::move(pages));
    default:
      return decoder<Physical, std::int64_t>(form, std::move(pages));
  }
}

}  // namespace

std::unique_ptr<ColumnDecoder> make_column_decoder(const ColumnForm& form, PageStream pages) {
  switch (form.descriptor->physical_type()) {
    case parquet::Type::BOOLEAN:
      return decoder<parquet::BooleanType, std::uint8_t>(form, std::move(pages));
    case parquet::Type::INT32:
      return integer_decoder<parquet::Int32Type>(form, std::move(pages));
    case parquet::Type::INT64:
      if (form.conversion == Conversion::divide) return decoder<parquet::Int64Type, std::int64_t, Divide>(form, std::move(pages));
      return integer_decoder<parquet::Int64Type>(form, std::move(pages));
    case parquet::Type::INT96:
      return decoder<parquet::Int96Type, std::int64_t, Int96Timestamp>(form, std::move(pages));
    case parquet::Type::FLOAT:
      return decoder<parquet::FloatType, float>(form, std::move(pages));
    case parquet::Type::DOUBLE:
      return decoder<parquet::DoubleType, double>(form, std::move(pages));
    case parquet::Type::BYTE_ARRAY:
      if (form.conversion == Conversion::decimal)
        return decoder<parquet::ByteArrayType, double, DecimalOfBytes>(form, std::move(pages));
      if (form.conversion == Conversion::integer)
        return decoder<parquet::ByteArrayType, std::int64_t, IntegerOfBytes>(form, std::move(pages));
      return decoder<parquet::ByteArrayType, StringRef, TextOfBytes>(form, std::move(pages));
    case parquet::Type::FIXED_LEN_BYTE_ARRAY:
      if (form.conversion == Conversion::half) return decoder<parquet::FLBAType, float, HalfFloat>(form, std::move(pages));
      if (form.conversion == Conversion::integer)
        return decoder<parquet::FLBAType, std::int64_t, IntegerOfBytes>(form, std::move(pages));
      return decoder<parquet::FLBAType, double, DecimalOfBytes>(form, std::move(pages));
    default:
      fail("Type is not supported: " + parquet::TypeToString(form.descriptor->physical_type()));
  }
}

}  // namespace weft::kernel::parquet_file
