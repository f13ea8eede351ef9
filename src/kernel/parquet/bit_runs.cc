// Runs of equal and of bit-packed numbers -> numbers.
#include "kernel/parquet/bit_runs.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <weft/error.h>

#include "kernel/bits.h"

namespace weft::kernel::parquet_file {
namespace {

[[noreturn]] void fail_early() { throw Error(ErrorKind::data, "Encoded numbers end too early"); }

std::uint64_t load_word(const std::uint8_t* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::uint32_t unpack_one(const std::uint8_t* packed, unsigned width, std::size_t index) {
  const std::size_t bit = index * width;
  return static_cast<std::uint32_t>((load_word(packed + bit / 8) >> bit % 8) & ((std::uint64_t{1} << width) - 1));
}

/// Eight numbers take `Width` bytes, so that each one's place is known when this is compiled.
template <unsigned Width>
void unpack_eights(const std::uint8_t* packed, std::size_t eights, std::uint32_t* numbers) {
  constexpr std::uint64_t mask = (std::uint64_t{1} << Width) - 1;
  for (; eights > 0; --eights, packed += Width, numbers += 8)
    [&]<unsigned... I>(std::integer_sequence<unsigned, I...>) {
      ((numbers[I] = static_cast<std::uint32_t>((load_word(packed + I * Width / 8) >> I * Width % 8) & mask)), ...);
    }(std::make_integer_sequence<unsigned, 8>{});
}

using Unpack = void (*)(const std::uint8_t*, std::size_t, std::uint32_t*);
constexpr auto unpack_of_width = []<unsigned... Width>(std::integer_sequence<unsigned, Width...>) {
  return std::array<Unpack, sizeof...(Width)>{&unpack_eights<Width>...};
}(std::make_integer_sequence<unsigned, 33>{});

}  // namespace

void unpack_numbers(const std::uint8_t* packed, unsigned width, std::size_t first, std::size_t count, std::uint32_t* numbers) {
  std::size_t index = first;
  const std::size_t end = first + count;
  for (; index < end && index % 8 != 0; ++index) *numbers++ = unpack_one(packed, width, index);
  const std::size_t eights = (end - index) / 8;
  unpack_of_width[width](packed + index / 8 * width, eights, numbers);
  numbers += eights * 8;
  for (index += eights * 8; index < end; ++index) *numbers++ = unpack_one(packed, width, index);
}

BitRuns::BitRuns(std::span<const char> bytes, unsigned width)
    : at_(reinterpret_cast<const std::uint8_t*>(bytes.data())), end_(at_ + bytes.size()), width_(width) {
  if (width > 32) throw Error(ErrorKind::data, "Encoded numbers have too many bits: " + std::to_string(width));
}

void BitRuns::next_run() {
  std::uint64_t header = 0;
  for (unsigned shift = 0;; shift += 7) {
    if (at_ == end_ || shift > 35) fail_early();
    header |= std::uint64_t{*at_ & 0x7fu} << shift;
    if (*at_++ < 0x80) break;
  }
  packed_ = header & 1;
  const std::size_t room = static_cast<std::size_t>(end_ - at_);
  if (packed_) {
    std::size_t eights = header >> 1;
    // The last run may be cut off where its numbers end.
    const std::size_t bytes = std::min<std::size_t>(eights * width_, room);
    left_ = width_ == 0 ? eights * 8 : std::min(eights * 8, bytes * 8 / width_);
    if (left_ == 0 && eights > 0) fail_early();
    packed_begin_ = at_;
    packed_done_ = 0;
    at_ += bytes;
  } else {
    left_ = header >> 1;
    const std::size_t bytes = (width_ + 7) / 8;
    if (room < bytes) fail_early();
    repeated_ = 0;
    std::memcpy(&repeated_, at_, bytes);
    at_ += bytes;
  }
}

/// How many of `count` numbers this run has, once there is one that has some.
std::size_t BitRuns::take(std::size_t count) {
  while (left_ == 0) next_run();
  const std::size_t taken = std::min(count, left_);
  left_ -= taken;
  return taken;
}

void BitRuns::read(std::uint32_t* numbers, std::size_t count) {
  while (count > 0) {
    const std::size_t taken = take(count);
    if (packed_) {
      unpack_numbers(packed_begin_, width_, packed_done_, taken, numbers);
      packed_done_ += taken;
    } else {
      std::fill_n(numbers, taken, repeated_);
    }
    numbers += taken;
    count -= taken;
  }
}

void BitRuns::pick(std::size_t count, std::span<const std::uint32_t> places, std::uint32_t* numbers) {
  // Where many are wanted, unpacking all of them costs less than finding each.
  const bool many = places.size() * 4 > count;
  std::array<std::uint32_t, 1024> all;
  auto wanted = places.begin();
  for (std::size_t place = 0; place < count;) {
    const std::size_t taken = take(many ? std::min(count - place, all.size()) : count - place);
    const auto end = std::lower_bound(wanted, places.end(), place + taken);
    if (!packed_) {
      numbers = std::fill_n(numbers, end - wanted, repeated_);
    } else if (many) {
      unpack_numbers(packed_begin_, width_, packed_done_, taken, all.data());
      for (auto next = wanted; next != end; ++next) *numbers++ = all[*next - place];
    } else {
      for (auto next = wanted; next != end; ++next)
        *numbers++ = unpack_one(packed_begin_, width_, packed_done_ + (*next - place));
    }
    if (packed_) packed_done_ += taken;
    wanted = end;
    place += taken;
  }
}

std::size_t BitRuns::read_bits(std::uint8_t* bits, std::size_t count) {
  std::size_t ones = 0;
  while (count > 0) {
    const std::size_t taken = take(count);
    if (packed_) {
      unpack_bits(packed_begin_, packed_done_, taken, bits);
      packed_done_ += taken;
      for (std::size_t i = 0; i < taken; ++i) ones += bits[i];
    } else {
      std::memset(bits, static_cast<int>(repeated_ & 1), taken);
      ones += (repeated_ & 1) * taken;
    }
    bits += taken;
    count -= taken;
  }
  return ones;
}

std::size_t BitRuns::skip_bits(std::size_t count) {
  std::size_t ones = 0;
  std::uint8_t bits[256];
  while (count > 0) {
    const std::size_t same = repeats(1, count);
    if (same > 0) {
      skip(same);
      ones += same;
      count -= same;
      continue;
    }
    const std::size_t some = std::min(count, sizeof bits);
    ones += read_bits(bits, some);
    count -= some;
  }
  return ones;
}

void BitRuns::skip(std::size_t count) {
  while (count > 0) {
    const std::size_t taken = take(count);
    if (packed_) packed_done_ += taken;
    count -= taken;
  }
}

std::size_t BitRuns::repeats(std::uint32_t number, std::size_t count) {
  while (count > 0 && left_ == 0) next_run();
  return !packed_ && repeated_ == number ? std::min(count, left_) : 0;
}

}  // namespace weft::kernel::parquet_file
