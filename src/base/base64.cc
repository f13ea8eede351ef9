// Turns bytes into base64 text (RFC 4648, with padding) and back.
#include "base/base64.h"

#include <array>
#include <cstdint>
#include <cstring>

#ifdef __SSSE3__
#include <tmmintrin.h>
#endif

#include <weft/error.h>

namespace weft::base {
namespace {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Two characters for each value of 12 bits: one look-up in place of two halves the work on large arrays.
constexpr std::array<std::array<char, 2>, 4096> make_pairs() {
  std::array<std::array<char, 2>, 4096> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i] = {alphabet[i >> 6], alphabet[i & 63]};
  return pairs;
}

constexpr auto pairs = make_pairs();

#ifdef __SSSE3__
// 16 characters for the first 12 of the 16 bytes at `in`: the bits are parted by multiplications, and what has to be added to
// each 6 bits to make them a character is looked up by the range that they are in (W. Mula, D. Lemire: "Faster Base64 encoding
// and decoding using AVX2 instructions").
void encode_12_bytes(const unsigned char* in, char* out) {
  const __m128i bytes = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(in)),
                                         _mm_setr_epi8(1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10));
  const __m128i first_and_third = _mm_mulhi_epu16(_mm_and_si128(bytes, _mm_set1_epi32(0x0fc0fc00)), _mm_set1_epi32(0x04000040));
  const __m128i second_and_last = _mm_mullo_epi16(_mm_and_si128(bytes, _mm_set1_epi32(0x003f03f0)), _mm_set1_epi32(0x01000010));
  const __m128i digits = _mm_or_si128(first_and_third, second_and_last);
  // 0: a to z; 1 to 10: 0 to 9; 11: +; 12: /; 13: A to Z.
  __m128i range = _mm_subs_epu8(digits, _mm_set1_epi8(51));
  range = _mm_or_si128(range, _mm_and_si128(_mm_cmpgt_epi8(_mm_set1_epi8(26), digits), _mm_set1_epi8(13)));
  const __m128i shift = _mm_setr_epi8('a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
                                      '0' - 52, '0' - 52, '+' - 62, '/' - 63, 'A', 0, 0);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_add_epi8(digits, _mm_shuffle_epi8(shift, range)));
}
#endif

constexpr std::uint8_t not_a_digit = 255;

constexpr std::array<std::uint8_t, 256> make_digits() {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(not_a_digit);
  for (std::uint8_t i = 0; i < 64; ++i) digits[static_cast<unsigned char>(alphabet[i])] = i;
  return digits;
}

constexpr auto digits = make_digits();

Error not_base64(std::string_view text, std::size_t at) {
  return Error(ErrorKind::data, "Not base64: character " + std::to_string(at) + " of " + std::to_string(text.size()));
}

}  // namespace

void encode_base64(std::span<const std::byte> bytes, char* out) {
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t whole = bytes.size() / 3 * 3;
  std::size_t i = 0;
#ifdef __SSSE3__
  for (; i + 16 <= bytes.size(); i += 12, out += 16) encode_12_bytes(in + i, out);
#endif
  for (; i < whole; i += 3, out += 4) {
    const std::uint32_t word = std::uint32_t{in[i]} << 16 | std::uint32_t{in[i + 1]} << 8 | in[i + 2];
    std::memcpy(out, pairs[word >> 12].data(), 2);
    std::memcpy(out + 2, pairs[word & 4095].data(), 2);
  }
  const std::size_t rest = bytes.size() - whole;
  if (rest == 0) return;
  const std::uint32_t word = std::uint32_t{in[whole]} << 16 | (rest == 2 ? std::uint32_t{in[whole + 1]} << 8 : 0);
  std::memcpy(out, pairs[word >> 12].data(), 2);
  out[2] = rest == 2 ? alphabet[word >> 6 & 63] : '=';
  out[3] = '=';
}

std::string to_base64(std::string_view bytes) {
  std::string text(base64_size(bytes.size()), '=');
  encode_base64(std::as_bytes(std::span(bytes)), text.data());
  return text;
}

std::string from_base64(std::string_view text) {
  if (text.size() % 4 != 0) throw not_base64(text, text.size());
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool padded = i >= text.size() - padding;
    const std::uint8_t digit = padded ? 0 : digits[static_cast<unsigned char>(text[i])];
    if (digit == not_a_digit) throw not_base64(text, i);
    word = word << 6 | digit;
    if (i % 4 != 3) continue;
    bytes += static_cast<char>(word >> 16 & 255);
    bytes += static_cast<char>(word >> 8 & 255);
    bytes += static_cast<char>(word & 255);
  }
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace weft::base
