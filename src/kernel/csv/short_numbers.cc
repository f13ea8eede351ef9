// Columns of short numbers -> their values, many rows at a time: a first loop gathers the last eight bytes of each field, a
// second one does arithmetic on vectors of them.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernel/csv/short_numbers.cc"
#include "hwy/foreach_target.h"
// Highway wants its headers in this order.
#include "hwy/highway.h"

#include <algorithm>

#include "kernel/csv/parse_number.h"
#include "kernel/csv/short_numbers.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernel::csv::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// Rows whose words fit the first-level cache twice over.
constexpr std::size_t group_rows = 256;

/// The value of eight digits in each lane, the first of them in the lowest byte.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V value_of_digits(D d64, V digits) {
  const hn::Repartition<std::uint32_t, D> d32;
  const hn::Repartition<std::uint16_t, D> d16;
  const auto bytes = hn::BitCast(d16, digits);
  const auto pairs = hn::Add(hn::Mul(hn::And(bytes, hn::Set(d16, 0xFF)), hn::Set(d16, 10)), hn::ShiftRight<8>(bytes));
  const auto hundreds = hn::BitCast(d16, hn::Set(d32, 0x00010064));
  const auto scaled = hn::BitCast(d32, hn::Mul(pairs, hundreds));
  const auto fours = hn::Add(hn::And(scaled, hn::Set(d32, 0xFFFF)), hn::ShiftRight<16>(scaled));
  return hn::Add(hn::MulEven(fours, hn::Set(d32, 10000)), hn::ShiftRight<32>(hn::BitCast(d64, fours)));
}

template <class Column>
std::size_t read_rows(const char* text, const Column& column, std::size_t rows, std::int64_t* values, std::uint32_t* left) {
  const hn::ScalableTag<std::uint64_t> d64;
  const hn::Repartition<std::uint8_t, decltype(d64)> d8;
  const std::size_t lanes = hn::Lanes(d64);
  const auto zero = hn::Zero(d64);
  const auto first_byte = hn::Set(d64, 0xFF);
  HWY_ALIGN std::uint64_t words[group_rows], shifts[group_rows];
  std::size_t num_left = 0;
  for (std::size_t first = 0; first < rows; first += group_rows) {
    const std::size_t count = std::min(group_rows, rows - first);
    for (std::size_t i = 0; i < count; ++i) {
      const FieldSpan field = column[first + i];
      words[i] = load_word(text + field.end - 8);
      // So many bits of the word are before the field; more than 56 if it is empty or longer than the word.
      shifts[i] = 64 - 8 * (std::uint64_t{field.end} - field.begin);
    }
    std::fill(words + count, words + group_rows, 0);
    std::fill(shifts + count, shifts + group_rows, 0);
    for (std::size_t i = 0; i < count; i += lanes) {
      const auto shift = hn::Load(d64, shifts + i);
      auto digits = hn::Xor(hn::Load(d64, words + i), hn::BitCast(d64, hn::Set(d8, '0')));
      digits = hn::Shl(hn::Shr(digits, shift), shift);
      const auto first_digit = hn::Shl(first_byte, shift);
      const auto negative = hn::Eq(hn::And(digits, first_digit), hn::Shl(hn::Set(d64, '-' ^ '0'), shift));
      digits = hn::IfThenElse(negative, hn::AndNot(first_digit, digits), digits);
      const auto not_digits = hn::BitCast(d64, hn::SaturatedSub(hn::BitCast(d8, digits), hn::Set(d8, 9)));
      // A sign alone, in the last byte, is no number.
      const auto shift_limit = hn::IfThenElse(negative, hn::Set(d64, 56), hn::Set(d64, 57));
      const auto right = hn::And(hn::Eq(not_digits, zero), hn::Lt(shift, shift_limit));
      const auto number = value_of_digits(d64, digits);
      const auto value = hn::IfThenElse(negative, hn::Sub(zero, number), number);
      auto* const out = reinterpret_cast<std::uint64_t*>(values) + first + i;
      if (i + lanes <= count)
        hn::StoreU(value, d64, out);
      else
        for (std::size_t lane = 0; i + lane < count; ++lane) out[lane] = hn::ExtractLane(value, lane);
      if (hn::AllTrue(d64, right)) continue;
      std::uint8_t bits[8] = {};
      hn::StoreMaskBits(d64, right, bits);
      for (std::size_t lane = 0; lane < lanes && i + lane < count; ++lane)
        if ((bits[0] >> lane & 1) == 0) left[num_left++] = static_cast<std::uint32_t>(first + i + lane);
    }
  }
  return num_left;
}

template <class Column>
HWY_INLINE std::size_t read_decimal_rows(const char* text, const Column& column, std::size_t rows, char point, double* values,
                                         std::uint32_t* left) {
  const hn::ScalableTag<std::uint64_t> d64;
  const hn::Repartition<std::uint8_t, decltype(d64)> d8;
  const hn::Repartition<double, decltype(d64)> dd;
  const std::size_t lanes = hn::Lanes(d64);
  HWY_ALIGN std::uint64_t highs[group_rows], lows[group_rows], signs[group_rows];
  HWY_ALIGN double powers[group_rows];
  // Or-ed to an integer below 2^52 these bits make 2^52 plus that integer.
  const auto two_to_52 = hn::Set(dd, 0x1p52);
  const auto to_double = [&](auto integers) HWY_ATTR {
    return hn::Sub(hn::BitCast(dd, hn::Or(integers, hn::BitCast(d64, two_to_52))), two_to_52);
  };
  const auto nines = hn::Set(d8, 9);
  std::size_t num_left = 0;
  for (std::size_t first = 0; first < rows; first += group_rows) {
    const std::size_t count = std::min(group_rows, rows - first);
    for (std::size_t i = 0; i < count; ++i) {
      const FieldSpan field = column[first + i];
      DecimalDigits digits;
      take_decimal(text + field.begin, text + field.end, point, digits);
      highs[i] = digits.high;
      lows[i] = digits.low;
      powers[i] = digits.power;
      signs[i] = digits.sign;
    }
    if (count < group_rows) {
      std::fill(highs + count, highs + group_rows, 0);
      std::fill(lows + count, lows + group_rows, 0);
      std::fill(powers + count, powers + group_rows, 1);
    }
    for (std::size_t i = 0; i < count; i += lanes) {
      const auto high = hn::Load(d64, highs + i), low = hn::Load(d64, lows + i);
      // Both halves are below 10^8, and the sum is exact where it is below 2^53.
      const auto integer =
          hn::MulAdd(to_double(value_of_digits(d64, high)), hn::Set(dd, 1e8), to_double(value_of_digits(d64, low)));
      // One division of exact numbers: rounded once, and so rightly.
      const auto magnitude = hn::Div(integer, hn::Load(dd, powers + i));
      const auto value = hn::Or(hn::BitCast(d64, magnitude), hn::Load(d64, signs + i));
      double* const out = values + first + i;
      if (i + lanes <= count)
        hn::StoreU(hn::BitCast(dd, value), dd, out);
      else
        for (std::size_t lane = 0; i + lane < count; ++lane) out[lane] = hn::ExtractLane(hn::BitCast(dd, value), lane);
      const auto not_digits =
          hn::Or(hn::SaturatedSub(hn::BitCast(d8, high), nines), hn::SaturatedSub(hn::BitCast(d8, low), nines));
      const auto valid = hn::And(hn::Lt(integer, hn::Set(dd, exact_integers)), hn::Eq(magnitude, magnitude));
      const auto right = hn::And(hn::Eq(hn::BitCast(d64, not_digits), hn::Zero(d64)), hn::RebindMask(d64, valid));
      if (hn::AllTrue(d64, right)) continue;
      std::uint8_t bits[8] = {};
      hn::StoreMaskBits(d64, right, bits);
      for (std::size_t lane = 0; lane < lanes && i + lane < count; ++lane)
        if ((bits[0] >> lane & 1) == 0) left[num_left++] = static_cast<std::uint32_t>(first + i + lane);
    }
  }
  return num_left;
}

std::size_t read_regular_decimals(const char* text, const RegularColumn& column, std::size_t rows, char point, double* values,
                                  std::uint32_t* left) {
  return read_decimal_rows(text, column, rows, point, values, left);
}

std::size_t read_span_decimals(const char* text, const SpanColumn& column, std::size_t rows, char point, double* values,
                               std::uint32_t* left) {
  return read_decimal_rows(text, column, rows, point, values, left);
}

std::size_t read_regular(const char* text, const RegularColumn& column, std::size_t rows, std::int64_t* values,
                         std::uint32_t* left) {
  return read_rows(text, column, rows, values, left);
}

std::size_t read_spans(const char* text, const SpanColumn& column, std::size_t rows, std::int64_t* values, std::uint32_t* left) {
  return read_rows(text, column, rows, values, left);
}

}  // namespace
}  // namespace weft::kernel::csv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernel::csv {

HWY_EXPORT(read_regular);
HWY_EXPORT(read_spans);
HWY_EXPORT(read_regular_decimals);
HWY_EXPORT(read_span_decimals);

std::size_t read_short_integers(const char* text, const RegularColumn& column, std::size_t rows, std::int64_t* values,
                                std::uint32_t* left) {
  return HWY_DYNAMIC_DISPATCH(read_regular)(text, column, rows, values, left);
}

std::size_t read_short_integers(const char* text, const SpanColumn& column, std::size_t rows, std::int64_t* values,
                                std::uint32_t* left) {
  return HWY_DYNAMIC_DISPATCH(read_spans)(text, column, rows, values, left);
}

std::size_t read_short_decimals(const char* text, const RegularColumn& column, std::size_t rows, char point, double* values,
                                std::uint32_t* left) {
  return HWY_DYNAMIC_DISPATCH(read_regular_decimals)(text, column, rows, point, values, left);
}

std::size_t read_short_decimals(const char* text, const SpanColumn& column, std::size_t rows, char point, double* values,
                                std::uint32_t* left) {
  return HWY_DYNAMIC_DISPATCH(read_span_decimals)(text, column, rows, point, values, left);
}

}  // namespace weft::kernel::csv
#endif
