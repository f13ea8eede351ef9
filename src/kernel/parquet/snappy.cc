// Bytes that Snappy compressed -> the bytes (format: google/snappy, format_description.txt).
//
// The keys, prices and codes of tables repeat in pieces of a few bytes, a tag for each. The library, made for longer ones, takes
// twice the time.
#include "kernel/parquet/snappy.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace weft::kernel::parquet_file {
namespace {

using Byte = std::uint8_t;

/// What is copied at once, whatever of it is wanted.
constexpr std::ptrdiff_t chunk = 16;

std::uint32_t load_little(const Byte* bytes, std::size_t count) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes, count);
  return number;
}

/// The number of bytes that were compressed, which stands before them; moves `in` past it. False where there is none.
bool read_size(const Byte*& in, const Byte* end, std::uint64_t& size) {
  size = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    if (in == end) return false;
    size |= std::uint64_t{*in & 0x7fu} << shift;
    if (*in++ < 0x80) return true;
  }
  return false;
}

/// Copies what lies `offset` bytes before; it may reach into what it writes, and then repeats.
void repeat(Byte* out, std::size_t offset, std::size_t size, const Byte* room_end) {
  const Byte* from = out - offset;
  const bool has_room = room_end - out >= 64;  // a copy has at most 64 bytes
  if (offset >= chunk && has_room) {
    std::memcpy(out, from, chunk);
    if (size <= chunk) return;
    std::memcpy(out + 16, from + 16, chunk);
    if (size <= 32) return;
    std::memcpy(out + 32, from + 32, chunk);
    std::memcpy(out + 48, from + 48, chunk);
  } else if (offset >= 8 && has_room) {  // such as a number of eight bytes after one like it
    for (std::size_t i = 0; i < size; i += 8) std::memcpy(out + i, from + i, 8);
  } else {
    for (std::size_t i = 0; i < size; ++i) out[i] = from[i];
  }
}

}  // namespace

bool decompress_snappy(std::span<const char> compressed, std::span<char> into) {
  const Byte* in = reinterpret_cast<const Byte*>(compressed.data());
  const Byte* const in_end = in + compressed.size();
  Byte* const begin = reinterpret_cast<Byte*>(into.data());
  Byte* out = begin;
  Byte* const out_end = out + into.size();
  std::uint64_t size = 0;
  if (!read_size(in, in_end, size) || size != into.size()) return false;

  while (in < in_end) {
    const std::uint32_t tag = *in++;
    std::size_t length = (tag >> 2) + 1;
    if ((tag & 3) == 0) {  // bytes as they are
      if (length <= chunk && in_end - in >= chunk && out_end - out >= chunk) {
        std::memcpy(out, in, chunk);
      } else {
        if (length > 60) {  // the length is in the next one to four bytes
          const std::size_t count = length - 60;
          if (static_cast<std::size_t>(in_end - in) < count) return false;
          length = std::size_t{load_little(in, count)} + 1;
          in += count;
        }
        if (static_cast<std::size_t>(in_end - in) < length || static_cast<std::size_t>(out_end - out) < length) return false;
        std::memcpy(out, in, length);
      }
      in += length;
      out += length;
      continue;
    }
    // Bytes that were there before, some way back.
    std::size_t offset;
    if ((tag & 3) == 1) {
      if (in == in_end) return false;
      length = 4 + (tag >> 2 & 7);
      offset = tag >> 5 << 8 | *in;
      in += 1;
    } else {
      const std::size_t count = (tag & 3) == 2 ? 2 : 4;
      if (static_cast<std::size_t>(in_end - in) < count) return false;
      offset = count == 2 ? load_little(in, 2) : load_little(in, 4);
      in += count;
    }
    if (offset == 0 || offset > static_cast<std::size_t>(out - begin) || length > static_cast<std::size_t>(out_end - out))
      return false;
    repeat(out, offset, length, out_end);
    out += length;
  }
  return out == out_end;
}

}  // namespace weft::kernel::parquet_file
