// Digits -> numbers, eight or sixteen digits at a time. Loads reach up to 16 bytes before a field's end: chunks have a margin for that.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE4_1__)
#include <smmintrin.h>
#endif

namespace weft::kernel::csv {

inline std::uint64_t load_word(const char* text) {
  std::uint64_t word;
  std::memcpy(&word, text, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// Reads -?[0-9]{1,8}. Returns false, and then writes anything, for all else. `end` - 8 must be readable.
inline bool parse_short_integer(const char* begin, const char* end, std::int64_t& value) {
  const bool negative = *begin == '-';
  begin += negative;
  const auto length = static_cast<std::uint64_t>(end - begin);
  // The digits are at the high end of the word; zeros take the place of what is before them.
  std::uint64_t word = load_word(end - 8) ^ 0x3030303030303030;
  const std::uint64_t before = (8 - length) * 8;
  word = word >> (before & 63) << (before & 63);
  const bool digits = ((word | (word + 0x7676767676767676)) & 0x8080808080808080) == 0;
  word = word * 10 + (word >> 8);
  word = (((word & 0x000000FF000000FF) * 0x000F424000000064) + (((word >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
  const auto number = static_cast<std::int64_t>(static_cast<std::uint32_t>(word));
  value = negative ? -number : number;
  return digits & (length - 1 < 8);
}

/// Powers of ten that a double holds exactly.
inline constexpr double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
/// The largest integer up to which a double holds them all.
inline constexpr std::uint64_t exact_integers = std::uint64_t{1} << 53;

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

/// Reads -?[0-9]*[.]?[0-9]* of 1 to 16 bytes (after the sign) with at least one digit, where the result is exact: the digits as an
/// integer fit a double's mantissa, so one division rounds correctly. Returns false for all else. `end` - 16 must be readable.
inline bool parse_short_decimal(const char* begin, const char* end, char point, double& value) {
  const bool negative = *begin == '-';
  begin += negative;
  const auto length = static_cast<std::uint64_t>(end - begin);
  if (length - 1 >= 16) return false;
  const __m128i within = _mm_loadu_si128(reinterpret_cast<const __m128i*>(last_bytes.bytes + length));
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(end - 16));
  const __m128i is_point = _mm_and_si128(within, _mm_cmpeq_epi8(text, _mm_set1_epi8(point)));
  const auto points = static_cast<std::uint32_t>(_mm_movemask_epi8(is_point));
  const std::uint32_t place = static_cast<std::uint32_t>(std::countr_zero(points | 0x10000));
  __m128i digits = _mm_and_si128(within, _mm_sub_epi8(text, _mm_set1_epi8('0')));
  digits = _mm_shuffle_epi8(digits, _mm_load_si128(reinterpret_cast<const __m128i*>(close_point.row[place])));
  const bool all_digits = _mm_testz_si128(_mm_subs_epu8(digits, _mm_set1_epi8(9)), _mm_set1_epi8(-1));
  // Pairs of digits, then of pairs, then of fours: two numbers of eight digits.
  const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010A));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
  const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x00012710));
  const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
  const std::uint64_t mantissa = (both & 0xFFFFFFFF) * 100'000'000 + (both >> 32);
  const std::uint32_t decimals = points == 0 ? 0 : 15 - place;
  const double magnitude = static_cast<double>(static_cast<std::int64_t>(mantissa)) / exact_powers[decimals];
  value = negative ? -magnitude : magnitude;
  // A point alone is no number; two points leave one among the digits.
  return all_digits & (mantissa <= exact_integers) & (length > (points != 0));
}

#else

inline bool parse_short_decimal(const char* begin, const char* end, char point, double& value) {
  const bool negative = *begin == '-';
  begin += negative;
  if (static_cast<std::uint64_t>(end - begin) - 1 >= 16) return false;
  std::uint64_t mantissa = 0;
  std::uint32_t decimals = 0, digits = 0, points = 0;
  for (; begin < end; ++begin) {
    const auto digit = static_cast<unsigned char>(*begin - '0');
    if (digit < 10) {
      mantissa = mantissa * 10 + digit;
      decimals += points;
      ++digits;
    } else if (*begin == point && points == 0) {
      points = 1;
    } else {
      return false;
    }
  }
  const double magnitude = static_cast<double>(mantissa) / exact_powers[decimals];
  value = negative ? -magnitude : magnitude;
  return digits > 0 && mantissa <= exact_integers;
}

#endif

}  // namespace weft::kernel::csv
