// The fields of one column -> a vector of its type.
#include "kernel/csv/column_reader.h"

#include <limits>

#include "base/temporal_text.h"
#include "kernel/csv/short_numbers.h"
#include "kernel/csv/tokenize.h"
#include "kernel/csv/utf8.h"

namespace weft::kernel::csv {

ColumnReader::ColumnReader(dd::DType type, bool typed, const plan::CsvFormat& format, const ValueText& values)
    : type_(type), typed_(typed), format_(format), values_(values) {}

Vector ColumnReader::read(const FieldText& text, const RegularColumn& column, std::size_t rows) {
  return read_rows(text, column, rows);
}
Vector ColumnReader::read(const FieldText& text, const SpanColumn& column, std::size_t rows) {
  return read_rows(text, column, rows);
}

template <class Column>
Vector ColumnReader::read_rows(const FieldText& text, const Column& column, std::size_t rows) {
  misfit_.reset();
  valid_.reset();
  arena_.reset();
  Vector read = [&] {
    switch (type_) {
      case DType::boolean:
        return read_narrow<bool>(text, column, rows);
      case DType::int8:
        return read_narrow<std::int8_t>(text, column, rows);
      case DType::int16:
        return read_narrow<std::int16_t>(text, column, rows);
      case DType::int32:
        return read_narrow<std::int32_t>(text, column, rows);
      case DType::int64:
        return read_integers(text, column, rows);
      case DType::uint8:
        return read_narrow<std::uint8_t>(text, column, rows);
      case DType::uint16:
        return read_narrow<std::uint16_t>(text, column, rows);
      case DType::uint32:
        return read_narrow<std::uint32_t>(text, column, rows);
      case DType::uint64:
        return read_narrow<std::uint64_t>(text, column, rows);
      case DType::float32:
        return read_narrow<float>(text, column, rows);
      case DType::float64:
        return read_decimals(text, column, rows);
      case DType::string:
      case DType::category:
      case DType::list:  // of which a CSV file has none
        return read_strings(text, column, rows);
      case DType::date:
        return read_narrow<std::int32_t>(text, column, rows);
      case DType::time:
      case DType::timestamp:
      case DType::duration:
        break;
    }
    return read_narrow<std::int64_t>(text, column, rows);
  }();
  read.valid = std::move(valid_);
  return read;
}

template <class Column>
Vector ColumnReader::read_integers(const FieldText& text, const Column& column, std::size_t rows) {
  if (values_.has_null_numbers()) return read_narrow<std::int64_t>(text, column, rows);
  auto [vector, out] = make_vector<std::int64_t>(type_, rows);
  left_.resize(rows);
  const std::size_t num_left = read_short_integers(text.text, column, rows, out, left_.data());
  for (std::size_t i = 0; i < num_left; ++i)
    if (!read_slowly(text, column[left_[i]], left_[i], rows, out[left_[i]])) break;
  return vector;
}

template <class Column>
Vector ColumnReader::read_decimals(const FieldText& text, const Column& column, std::size_t rows) {
  if (values_.has_null_numbers()) return read_narrow<double>(text, column, rows);
  auto [vector, out] = make_vector<double>(type_, rows);
  left_.resize(rows);
  const std::size_t num_left = read_short_decimals(text.text, column, rows, values_.decimal(), out, left_.data());
  for (std::size_t i = 0; i < num_left; ++i)
    if (!read_slowly(text, column[left_[i]], left_[i], rows, out[left_[i]])) break;
  return vector;
}

template <class T, class Column>
Vector ColumnReader::read_narrow(const FieldText& text, const Column& column, std::size_t rows) {
  auto [vector, out] = make_vector<T>(type_, rows);
  for (std::size_t row = 0; row < rows; ++row)
    if (!read_slowly(text, column[row], row, rows, out[row])) break;
  return vector;
}

template <class Column>
Vector ColumnReader::read_strings(const FieldText& text, const Column& column, std::size_t rows) {
  auto [vector, out] = make_vector<StringRef>(type_, rows);
  const bool careful = text.high_bytes || (text.quotes && format_.escape);
  const bool quotes = text.quotes && format_.quoting;
  for (std::size_t row = 0; row < rows; ++row) {
    const FieldSpan field = column[row];
    const std::uint32_t size = field.end - field.begin;
    const char* begin = text.text + field.begin;
    // An empty field has no first byte, and is the most frequent null.
    if (!careful && size - 1 < (1u << 31) && !(size <= values_.longest_null() && values_.may_begin_null(*begin)) &&
        !(quotes && *begin == format_.quote)) [[likely]] {
      out[row] = StringRef::from_padded(begin, size);
      continue;
    }
    if (!read_slowly(text, field, row, rows, out[row])) break;
  }
  vector.holds.push_back(text.memory);
  if (arena_) vector.holds.push_back(arena_);
  return vector;
}

template <class T>
bool ColumnReader::read_slowly(const FieldText& text, FieldSpan field, std::size_t row, std::size_t rows, T& value) {
  Found found;
  if constexpr (std::is_same_v<T, StringRef>)
    found = read_string(text, field, value);
  else
    found = read_field(text, field, value);
  if (found == Found::null) {
    value = T{};
    set_null(row, rows);
  }
  return found != Found::misfit;
}

void ColumnReader::set_null(std::size_t row, std::size_t rows) {
  if (!valid_) {
    valid_ = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
    std::memset(valid_.get(), 1, rows);
  }
  valid_[row] = 0;
}

template <class T>
ColumnReader::Found ColumnReader::read_field(const FieldText& text, FieldSpan field, T& value) {
  if (field.is_missing()) return Found::null;
  std::string_view bytes(text.text + field.begin, field.end - field.begin);
  if (text.quotes) bytes = unquoted(bytes, format_, room_);
  if (values_.is_null(bytes)) return Found::null;
  if (!parse(bytes, value)) {
    misfit_ = Misfit{field, std::string(bytes)};
    return Found::misfit;
  }
  if constexpr (std::is_floating_point_v<T>)
    if (values_.is_null_number(value)) return Found::null;
  return Found::value;
}

template <class T>
bool ColumnReader::parse(std::string_view text, T& value) const {
  const auto take = [&](const auto& parsed) {
    if (parsed) value = static_cast<T>(*parsed);
    return parsed.has_value();
  };
  if (dd::is_temporal(type_)) {
    if (!typed_ && is_finer_than_microseconds(text)) return false;
    if (type_ == DType::date) return take(base::parse_date(text));
    return type_ == DType::time ? take(base::parse_time(text)) : take(base::parse_timestamp(text));
  } else if constexpr (std::is_same_v<T, bool>) {
    return values_.parse(text, value);
  } else if constexpr (std::is_floating_point_v<T>) {
    double wide;
    if (!values_.parse(text, wide)) return false;
    value = static_cast<T>(wide);
    return true;
  } else {
    using Wide = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
    Wide wide;
    if (!values_.parse(text, wide) || wide < std::numeric_limits<T>::min() || wide > std::numeric_limits<T>::max()) return false;
    value = static_cast<T>(wide);
    return true;
  }
}

ColumnReader::Found ColumnReader::read_string(const FieldText& text, FieldSpan field, StringRef& value) {
  if (field.is_missing()) return Found::null;
  const std::string_view raw(text.text + field.begin, field.end - field.begin);
  std::string_view bytes = raw;
  if (text.quotes) bytes = unquoted(raw, format_, room_);
  if (values_.is_null(bytes)) return Found::null;
  if (text.high_bytes && !is_utf8(bytes)) {
    misfit_ = Misfit{field, std::string(bytes), true};
    return Found::misfit;
  }
  if (bytes.data() == room_.data()) {
    if (!arena_) arena_ = std::make_shared<StringArena>();
    value = arena_->add(bytes);
  } else {
    value = StringRef::from_padded(bytes.data(), static_cast<std::uint32_t>(bytes.size()));
  }
  return Found::value;
}

}  // namespace weft::kernel::csv
