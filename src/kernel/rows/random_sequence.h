// A seed and a partition -> a random number for each of its rows.
#pragma once

#include <cstdint>

namespace weft::kernel {

/// Numbers from [0, 1), the same for the same seed and partition.
class RandomSequence {
 public:
  RandomSequence(std::uint64_t seed, std::uint64_t partition) : start_(mix(mix(seed) + partition)) {}

  double next() { return static_cast<double>(mix(start_ + at_++) >> 11) * 0x1p-53; }

 private:
  /// Steele, Lea and Flood's SplitMix64: well-mixed numbers from consecutive ones.
  static std::uint64_t mix(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
  }

  std::uint64_t start_, at_ = 0;
};

}  // namespace weft::kernel
