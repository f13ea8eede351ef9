// The bytes of one number -> digits in words, ready for arithmetic on many at a time. Loads reach up to 16 bytes before a field's
// end: chunks have a margin for that.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>

#if defined(__SSE4_1__)
#include <smmintrin.h>
#endif

namespace weft::kernel::csv {

/// Eight bytes, the first of them lowest.
inline std::uint64_t load_word(const char* text) {
  std::uint64_t word;
  std::memcpy(&word, text, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// Powers of ten that a double holds exactly, after which comes what makes a result invalid.
inline constexpr double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,
                                          1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                          1e12, 1e13, 1e14, 1e15, 1e16, std::numeric_limits<double>::quiet_NaN()};
inline constexpr std::uint32_t no_power = 17;
/// The integers below this are all held by a double.
inline constexpr double exact_integers = 0x1p53;

/// Sixteen decimal digits (bytes 0 to 9, if the text was right) without their point, and what to divide by to put it back.
struct DecimalDigits {
  std::uint64_t high;  // the first eight
  std::uint64_t low;
  double power;        // NaN for a text that is empty or too long
  std::uint64_t sign;  // bit 63
};

#if defined(__SSE4_1__)

/// Row n moves the n bytes at the front of 16 back by one, over the byte that stood at n: it takes the decimal point out.
struct ClosePoint {
  alignas(16) std::uint8_t row[17][16];
  constexpr ClosePoint() : row{} {
    for (int point = 0; point <= 16; ++point)
      for (int i = 0; i < 16; ++i)
        row[point][i] = static_cast<std::uint8_t>(point == 16 || i > point ? i : i == 0 ? 0x80 : i - 1);
  }
};
inline constexpr ClosePoint close_point;

/// Bytes from 16 - n on are ones: the last n of 16.
struct LastBytes {
  alignas(16) std::uint8_t bytes[32];
  constexpr LastBytes() : bytes{} {
    for (int i = 16; i < 32; ++i) bytes[i] = 0xFF;
  }
};
inline constexpr LastBytes last_bytes;

/// Takes -?[0-9]*[.]?[0-9]* of at most 16 characters after the sign apart. Bytes that are no digits stay in the words.
[[gnu::always_inline]] inline void take_decimal(const char* begin, const char* end, char point, DecimalDigits& digits) {
  const std::uint64_t negative = *begin == '-';
  const std::uint64_t length = static_cast<std::uint64_t>(end - begin) - negative;
  const __m128i within = _mm_loadu_si128(reinterpret_cast<const __m128i*>(last_bytes.bytes + (length & 31 & -(length <= 16))));
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(end - 16));
  const __m128i is_point = _mm_and_si128(within, _mm_cmpeq_epi8(text, _mm_set1_epi8(point)));
  const auto points = static_cast<std::uint32_t>(_mm_movemask_epi8(is_point));
  // Without a point, as if it stood behind the last digit.
  const auto place = static_cast<std::uint32_t>(std::countr_zero(points | 0x10000));
  const __m128i values = _mm_and_si128(within, _mm_sub_epi8(text, _mm_set1_epi8('0')));
  const __m128i closed = _mm_shuffle_epi8(values, _mm_load_si128(reinterpret_cast<const __m128i*>(close_point.row[place])));
  digits.high = static_cast<std::uint64_t>(_mm_cvtsi128_si64(closed));
  digits.low = static_cast<std::uint64_t>(_mm_extract_epi64(closed, 1));
  // A point alone is no number; of two points one is left among the digits.
  const std::uint32_t decimals = 15 - place + (place >> 4);
  digits.power = exact_powers[length - 1 - (points != 0) < 16 ? decimals : no_power];
  digits.sign = negative << 63;
}

#else

[[gnu::always_inline]] inline void take_decimal(const char* begin, const char* end, char point, DecimalDigits& digits) {
  const std::uint64_t negative = *begin == '-';
  begin += negative;
  digits = {0, 0, exact_powers[no_power], negative << 63};
  if (end - begin < 1 || end - begin > 16) return;
  std::uint8_t values[16] = {};
  int place = 16;
  std::uint32_t decimals = 0;
  bool after_point = false;
  for (const char* at = end; at-- > begin;) {
    if (*at == point && !after_point) {
      after_point = true;
      decimals = static_cast<std::uint32_t>(end - at - 1);
    } else {
      values[--place] = static_cast<std::uint8_t>(*at - '0');
    }
  }
  if (place == 16) return;
  digits.high = load_word(reinterpret_cast<const char*>(values));
  digits.low = load_word(reinterpret_cast<const char*>(values) + 8);
  digits.power = exact_powers[decimals];
}

#endif

}  // namespace weft::kernel::csv
