// Bytes of 0 and 1 <-> bits, the lowest first, as Arrow packs booleans and validity.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

#include <arrow/buffer_builder.h>

namespace weft::kernel {

/// Eight bytes of 0 or 1 as the bits of one.
inline std::uint8_t pack_eight(const std::uint8_t* bytes) {
  std::uint64_t eight;
  std::memcpy(&eight, bytes, 8);
  // Each byte is moved to its bit of the highest byte; no two sums meet.
  return static_cast<std::uint8_t>((eight * 0x0102040810204080) >> 56);
}

/// The bits [begin, begin + size) as bytes.
void unpack_bits(const std::uint8_t* bits, std::size_t begin, std::size_t size, std::uint8_t* bytes);

/// Gathers bits.
class BitBuilder {
 public:
  void append(const std::uint8_t* bytes, std::size_t size);
  void append_ones(std::size_t size);
  std::size_t size() const { return size_; }
  std::shared_ptr<arrow::Buffer> finish();

 private:
  void add(std::uint64_t bits, unsigned count);

  arrow::BufferBuilder whole_;
  std::uint64_t word_ = 0;  // the last bits, up to 63
  unsigned used_ = 0;
  std::size_t size_ = 0;
};

}  // namespace weft::kernel
