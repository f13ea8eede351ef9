// Bytes of 0 and 1 <-> bits.
#include "kernel/bits.h"

#include <algorithm>

#include "kernel/arrow_error.h"

namespace weft::kernel {
namespace {

constexpr auto spread_bytes = [] {
  std::array<std::uint64_t, 256> spread{};
  for (unsigned byte = 0; byte < 256; ++byte)
    for (unsigned bit = 0; bit < 8; ++bit) spread[byte] |= std::uint64_t{byte >> bit & 1} << (8 * bit);
  return spread;
}();

}  // namespace

void unpack_bits(const std::uint8_t* bits, std::size_t begin, std::size_t size, std::uint8_t* bytes) {
  std::size_t i = 0;
  for (; i < size && (begin + i) % 8 != 0; ++i) bytes[i] = bits[(begin + i) / 8] >> ((begin + i) % 8) & 1;
  for (; i + 8 <= size; i += 8) std::memcpy(bytes + i, &spread_bytes[bits[(begin + i) / 8]], 8);
  for (; i < size; ++i) bytes[i] = bits[(begin + i) / 8] >> ((begin + i) % 8) & 1;
}

void BitBuilder::append(const std::uint8_t* bytes, std::size_t size) {
  check_arrow(whole_.Reserve(static_cast<std::int64_t>(size / 8 + 16)));
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) add(pack_eight(bytes + i), 8);
  for (; i < size; ++i) add(bytes[i], 1);
  size_ += size;
}

void BitBuilder::append_ones(std::size_t size) {
  check_arrow(whole_.Reserve(static_cast<std::int64_t>(size / 8 + 16)));
  size_ += size;
  for (; size >= 32; size -= 32) add(0xFFFFFFFF, 32);
  if (size > 0) add((std::uint64_t{1} << size) - 1, static_cast<unsigned>(size));
}

void BitBuilder::add(std::uint64_t bits, unsigned count) {
  word_ |= bits << used_;
  if (used_ + count < 64) {
    used_ += count;
    return;
  }
  whole_.UnsafeAppend(&word_, 8);
  const unsigned written = 64 - used_;
  word_ = written == 64 ? 0 : bits >> written;
  used_ = used_ + count - 64;
}

std::shared_ptr<arrow::Buffer> BitBuilder::finish() {
  check_arrow(whole_.Append(&word_, (used_ + 7) / 8));
  word_ = 0, used_ = 0, size_ = 0;
  return check_arrow(whole_.Finish());
}

}  // namespace weft::kernel
