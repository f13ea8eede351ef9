// Runs of equal and of bit-packed numbers, as Parquet stores levels and dictionary codes -> numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace weft::kernel::parquet_file {

/// Bytes past the end of encoded data that may be read, whatever they hold.
inline constexpr std::size_t padding = 16;

/// The hybrid of run lengths and bit packing (Parquet's RLE encoding). `padding` bytes after `bytes` must be readable. Throws a
/// data Error where the bytes end before the numbers do.
class BitRuns {
 public:
  BitRuns() = default;
  BitRuns(std::span<const char> bytes, unsigned width);

  void read(std::uint32_t* numbers, std::size_t count);
  /// Of the next `count` numbers those at `places`, ascending.
  void pick(std::size_t count, std::span<const std::uint32_t> places, std::uint32_t* numbers);
  /// The same for numbers of one bit, as bytes. Returns how many are 1.
  std::size_t read_bits(std::uint8_t* bits, std::size_t count);
  /// Returns how many of the skipped numbers are 1, for a width of one bit; else nothing of meaning.
  std::size_t skip_bits(std::size_t count);
  void skip(std::size_t count);
  /// How many of the next numbers are known to be this one without looking further; at most `count`.
  std::size_t repeats(std::uint32_t number, std::size_t count);

 private:
  void next_run();
  std::size_t take(std::size_t count);

  const std::uint8_t* at_ = nullptr;
  const std::uint8_t* end_ = nullptr;
  unsigned width_ = 0;
  std::size_t left_ = 0;  // of this run
  bool packed_ = false;
  std::uint32_t repeated_ = 0;
  const std::uint8_t* packed_begin_ = nullptr;
  std::size_t packed_done_ = 0;
};

/// Unpacks numbers of `width` bits, the lowest bits first: those from index `first` on.
void unpack_numbers(const std::uint8_t* packed, unsigned width, std::size_t first, std::size_t count, std::uint32_t* numbers);

}  // namespace weft::kernel::parquet_file
