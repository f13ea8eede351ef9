// Values as Parquet stores them -> values of a column type.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <parquet/types.h>

#include "kernel/batch.h"
#include "kernel/parquet/column_form.h"

namespace weft::kernel::parquet_file {

/// Values that stay as they are, or integers that take another width.
template <class Stored, class Value>
struct Keep {
  explicit Keep(const ColumnForm&) {}
  Value operator()(Stored value) const { return static_cast<Value>(value); }
};

template <class Stored>
struct Multiply {
  explicit Multiply(const ColumnForm& form) : factor(static_cast<std::uint64_t>(form.factor)) {}
  // What a timestamp cannot hold wraps, as Arrow's unchecked casts do.
  std::int64_t operator()(Stored value) const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(std::int64_t{value}) * factor);
  }
  std::uint64_t factor;
};

struct Divide {
  explicit Divide(const ColumnForm& form) : factor(form.factor) {}
  std::int64_t operator()(std::int64_t value) const { return value / factor - (value % factor < 0); }
  std::int64_t factor;
};

template <class Stored>
struct DecimalOfInteger {
  explicit DecimalOfInteger(const ColumnForm& form) : divisor(form.divisor) {}
  double operator()(Stored value) const { return static_cast<double>(value) / divisor; }
  double divisor;
};

/// Big-endian two's complement, of which the last eight bytes count.
inline std::int64_t integer_of_bytes(const std::uint8_t* bytes, int count) {
  if (count == 0) return 0;
  std::uint64_t number = bytes[0] & 0x80 ? ~std::uint64_t{0} : 0;
  for (int i = 0; i < count; ++i) number = number << 8 | bytes[i];
  return static_cast<std::int64_t>(number);
}

struct IntegerOfBytes {
  explicit IntegerOfBytes(const ColumnForm& form) : size(form.descriptor->type_length()) {}
  std::int64_t operator()(const parquet::FixedLenByteArray& value) const { return integer_of_bytes(value.ptr, size); }
  std::int64_t operator()(const parquet::ByteArray& value) const {
    return integer_of_bytes(value.ptr, static_cast<int>(value.len));
  }
  int size;
};

/// Big-endian two's complement.
struct DecimalOfBytes {
  explicit DecimalOfBytes(const ColumnForm& form) : divisor(form.divisor), size(form.descriptor->type_length()) {}
  double operator()(const parquet::FixedLenByteArray& value) const { return convert(value.ptr, size); }
  double operator()(const parquet::ByteArray& value) const { return convert(value.ptr, static_cast<int>(value.len)); }
  double convert(const std::uint8_t* bytes, int count) const {
    if (count == 0) return 0;
    if (count <= 8) return static_cast<double>(integer_of_bytes(bytes, count)) / divisor;
    // The highest bytes carry the sign; the sum is exact where a long double holds it.
    long double number = static_cast<long double>(integer_of_bytes(bytes, count % 8 ? count % 8 : 8));
    for (int done = count % 8 ? count % 8 : 8; done < count; done += 8) {
      std::uint64_t word = 0;
      for (int i = 0; i < 8; ++i) word = word << 8 | bytes[done + i];
      number = number * 0x1p64L + static_cast<long double>(word);
    }
    return static_cast<double>(number / static_cast<long double>(divisor));
  }
  double divisor;
  int size;
};

/// IEEE 754 binary16, little-endian.
struct HalfFloat {
  explicit HalfFloat(const ColumnForm&) {}
  float operator()(const parquet::FixedLenByteArray& value) const {
    std::uint16_t half;
    std::memcpy(&half, value.ptr, sizeof half);
    const float sign = half & 0x8000 ? -1.0F : 1.0F;
    const int exponent = half >> 10 & 0x1f;
    const auto fraction = static_cast<float>(half & 0x3ff);
    if (exponent == 0) return sign * std::ldexp(fraction, -24);
    if (exponent == 31) return fraction == 0 ? sign * INFINITY : NAN;
    return sign * std::ldexp(fraction + 1024.0F, exponent - 25);
  }
};

struct Int96Timestamp {
  explicit Int96Timestamp(const ColumnForm&) {}
  std::int64_t operator()(const parquet::Int96& value) const {
    constexpr std::uint64_t epoch = 2'440'588, microseconds_of_day = 86'400'000'000;  // Julian day of 1970-01-01
    const std::int64_t nanoseconds = static_cast<std::int64_t>(value.value[0] | std::uint64_t{value.value[1]} << 32);
    // What a timestamp cannot hold wraps.
    const std::uint64_t days = value.value[2] - epoch;
    return static_cast<std::int64_t>(days * microseconds_of_day + static_cast<std::uint64_t>(nanoseconds / 1000));
  }
};

}  // namespace weft::kernel::parquet_file
