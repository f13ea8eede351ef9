// Bytes of CSV -> where its fields end, 64 bytes at a time: comparisons give one bit a byte, and the rest is arithmetic on those.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernel/csv/scan.cc"
#include "hwy/foreach_target.h"
// Highway wants its headers in this order.
#include "hwy/highway.h"

#include <bit>

#include "kernel/csv/scan.h"

HWY_BEFORE_NAMESPACE();
namespace weft::kernel::csv::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::CappedTag<std::uint8_t, 64>;
using Bytes = hn::Vec<D>;

/// Bit i is set where byte i of 64 fulfils the test.
template <class Test>
HWY_INLINE std::uint64_t bits_where(const std::uint8_t* text, Test test) {
  const D d;
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
  return _cvtmask64_u64(test(hn::LoadU(d, text)).raw);
#else
  std::uint64_t bits = 0;
  for (std::size_t at = 0; at < 64; at += hn::Lanes(d)) {
    std::uint64_t some = 0;
    hn::StoreMaskBits(d, test(hn::LoadU(d, text + at)), reinterpret_cast<std::uint8_t*>(&some));
    bits |= some << at;
  }
  return bits;
#endif
}

/// Writes `base` + the index of each set bit.
HWY_INLINE std::uint32_t* write_positions(std::uint64_t bits, std::uint32_t base, std::uint32_t* out) {
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
  const __m512i lanes = _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  for (std::uint32_t at = 0; at < 64; at += 16) {
    const auto part = static_cast<__mmask16>(bits >> at);
    _mm512_storeu_si512(out, _mm512_maskz_compress_epi32(part, _mm512_add_epi32(lanes, _mm512_set1_epi32(base + at))));
    out += std::popcount(static_cast<std::uint16_t>(part));
  }
  return out;
#else
  // Eight at a time without a branch: most blocks have few, and what is written too much is overwritten.
  std::uint32_t* const end = out + std::popcount(bits);
  for (std::uint32_t* at = out; at < end; at += 8) {
    for (int i = 0; i < 8; ++i) {
      at[i] = base + static_cast<std::uint32_t>(std::countr_zero(bits));
      bits &= bits - 1;
    }
  }
  return end;
#endif
}

/// Bit i of the result: whether an odd number of bits up to and with i is set.
HWY_INLINE std::uint64_t prefix_xor(std::uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

Scan scan_all(const char* text, std::size_t size, const ScanBytes& bytes, std::uint32_t* ends) {
  const D d;
  const Bytes separator = hn::Set(d, static_cast<std::uint8_t>(bytes.separator));
  const Bytes quote = hn::Set(d, static_cast<std::uint8_t>(bytes.quote));
  const Bytes newline = hn::Set(d, '\n'), carriage_return = hn::Set(d, '\r'), high = hn::Set(d, 0x80);
  const std::uint64_t quoting = bytes.quoting ? ~std::uint64_t{0} : 0;
  const std::uint64_t doubling = bytes.double_quote ? ~std::uint64_t{0} : 0;

  Scan found;
  std::uint64_t inside = 0;        // all bits set when the block begins inside quotes
  std::uint64_t field_begins = 1;  // bit 0: whether the block's first byte may open quotes
  std::uint64_t after_return = 0;  // bit 0: whether the byte before the block is a carriage return
  std::uint64_t misplaced = 0, any_quote = 0, any_high = 0;
  std::uint64_t lines = 0, returns = 0, returns_before_newline = 0;
  std::uint32_t* out = ends;
  for (std::size_t at = 0; at < size; at += 64) {
    const auto* block = reinterpret_cast<const std::uint8_t*>(text) + at;
    const std::uint64_t within = size - at >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (size - at)) - 1;
    std::uint64_t separators = within & bits_where(block, [&](Bytes b) HWY_ATTR { return hn::Eq(b, separator); });
    std::uint64_t newlines = within & bits_where(block, [&](Bytes b) HWY_ATTR { return hn::Eq(b, newline); });
    std::uint64_t crs = within & bits_where(block, [&](Bytes b) HWY_ATTR { return hn::Eq(b, carriage_return); });
    const std::uint64_t quotes = within & quoting & bits_where(block, [&](Bytes b) HWY_ATTR { return hn::Eq(b, quote); });
    any_high |= within & bits_where(block, [&](Bytes b) HWY_ATTR { return hn::TestBit(b, high); });

    std::uint64_t may_precede_quote = separators | newlines;
    if ((quotes | inside) != 0) {
      const std::uint64_t quoted = prefix_xor(quotes) ^ inside;  // with the opening quote, without the closing one
      inside = static_cast<std::uint64_t>(static_cast<std::int64_t>(quoted) >> 63);
      separators &= ~quoted;
      newlines &= ~quoted;
      crs &= ~quoted;
      may_precede_quote = separators | newlines | (quotes & doubling);
      misplaced |= quotes & quoted & ~(may_precede_quote << 1 | field_begins);
      any_quote |= quotes;
    }
    field_begins = may_precede_quote >> 63;
    if ((crs | after_return) != 0) {
      returns += std::popcount(crs);
      returns_before_newline += std::popcount(newlines & (crs << 1 | after_return));
      after_return = crs >> 63;
    }
    lines += std::popcount(newlines);
    out = write_positions(separators | newlines, static_cast<std::uint32_t>(at), out);
  }
  // A carriage return at the very end may have its newline in what is read next.
  if (size > 0 && text[size - 1] == '\r' && inside == 0) --returns;
  found.num_ends = static_cast<std::uint32_t>(out - ends);
  found.num_lines = static_cast<std::uint32_t>(lines);
  found.num_returns = static_cast<std::uint32_t>(returns_before_newline);
  found.quotes = any_quote != 0;
  found.high_bytes = any_high != 0;
  found.plain = misplaced == 0 && returns == returns_before_newline;
  return found;
}

}  // namespace
}  // namespace weft::kernel::csv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace weft::kernel::csv {

HWY_EXPORT(scan_all);

Scan scan(const char* text, std::size_t size, const ScanBytes& bytes, std::uint32_t* ends) {
  return HWY_DYNAMIC_DISPATCH(scan_all)(text, size, bytes, ends);
}

}  // namespace weft::kernel::csv
#endif
