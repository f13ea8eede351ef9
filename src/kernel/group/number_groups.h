// Values of one column of fixed size -> group numbers.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "kernel/group/group_index.h"
#include "kernel/group/group_table.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {

/// Keys whose range is small are found by their value in an array; others are hashed.
template <class T>
class NumberGroups final : public GroupTable {
 public:
  NumberGroups(DType type, std::uint64_t memory_bytes) : type_(type), widest_window_(widest_window(memory_bytes)) {}

  void find_or_add(std::span<const Vector> keys, std::size_t rows, std::uint32_t* groups) override {
    find_or_add(keys[0].data<T>(), keys[0].valid.get(), rows, groups);
  }

  void find_or_add(const T* values, const std::uint8_t* valid, std::size_t rows, std::uint32_t* groups) {
    if (rows == 0) return;
    if (valid || std::is_floating_point_v<T>)
      find_with_missing(values, valid, rows, groups);
    else if (fit_window(values, rows))
      find_in_window(values, rows, groups);
    else
      find_by_hash(values, rows, groups);
  }

  std::size_t size() const override { return values_.size(); }
  std::size_t bytes() const override {
    return values_.capacity() * sizeof(T) + window_.capacity() * sizeof(std::uint32_t) + index_.bytes();
  }
  bool is_far() const override { return index_.is_far(); }

  std::vector<Vector> keys_of(std::span<const std::uint32_t> groups) const override {
    auto [keys, out] = make_vector<T>(type_, groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) out[i] = values_[groups[i]];
    if (missing_group_ != none) {
      auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(groups.size());
      std::uint8_t all = 1;
      for (std::size_t i = 0; i < groups.size(); ++i) all &= valid[i] = groups[i] != missing_group_;
      if (!all) keys.valid = std::move(valid);
    }
    std::vector<Vector> columns;
    columns.push_back(std::move(keys));
    return columns;
  }

 private:
  using Bits = std::conditional_t<
      sizeof(T) == 1, std::uint8_t,
      std::conditional_t<sizeof(T) == 2, std::uint16_t, std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>>;
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  /// Values in the window, whose array has a place for twice as many at most: it stays within a large cache, and takes a small
  /// part of the memory.
  static std::uint64_t widest_window(std::uint64_t memory_bytes) {
    constexpr std::uint64_t least = std::uint64_t{1} << 10, most = std::uint64_t{1} << 20, part = 16;
    return std::clamp(std::bit_floor(memory_bytes / part / (2 * sizeof(std::uint32_t))), least, most);
  }

  /// The value as an unsigned number in the same order; of floats only equality counts, and both zeros are one.
  static Bits bits_of(T value) {
    if constexpr (std::is_floating_point_v<T>)
      return std::bit_cast<Bits>(value == 0 ? T{0} : value);
    else if constexpr (std::is_signed_v<T>)
      return static_cast<Bits>(value) ^ (Bits{1} << (8 * sizeof(T) - 1));
    else
      return static_cast<Bits>(value);
  }

  static std::uint32_t hash_of(Bits bits) {
    // The product's high and low halves together depend on every bit of the key.
    const auto product = static_cast<unsigned __int128>(bits ^ 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return static_cast<std::uint32_t>((product >> 64) ^ product);
  }

  void find_in_window(const T* values, std::size_t rows, std::uint32_t* groups) {
    for (std::size_t i = 0; i < rows; ++i) {
      std::uint32_t& slot = window_[static_cast<std::uint64_t>(bits_of(values[i])) - window_begin_];
      if (slot == none) slot = add_value(values[i]);
      groups[i] = slot;
    }
  }

  void find_by_hash(const T* values, std::size_t rows, std::uint32_t* groups) {
    hashes_.resize(rows);
    for (std::size_t i = 0; i < rows; ++i) hashes_[i] = hash_of(bits_of(values[i]));
    if (index_.is_large()) {
      work_ahead(index_, hashes_, values_.data(), [&](std::size_t i) { groups[i] = find_hashed(values[i], hashes_[i]); });
    } else {
      for (std::size_t i = 0; i < rows; ++i) groups[i] = find_hashed(values[i], hashes_[i]);
    }
  }

  std::uint32_t find_hashed(T value, std::uint32_t hash) {
    const Bits bits = bits_of(value);
    return index_.find_or_add(
        hash, [&](std::uint32_t group) { return bits_of(values_[group]) == bits && group != missing_group_; },
        [&] { return add_value(value); });
  }

  void find_with_missing(const T* values, const std::uint8_t* valid, std::size_t rows, std::uint32_t* groups) {
    leave_window();
    for (std::size_t i = 0; i < rows; ++i) {
      const bool missing = (valid && !valid[i]) || is_nan(values[i]);
      if (!missing)
        groups[i] = find_hashed(values[i], hash_of(bits_of(values[i])));
      else
        groups[i] = missing_group_ == none ? missing_group_ = add_value(T{}) : missing_group_;
    }
  }

  std::uint32_t add_value(T value) {
    values_.push_back(value);
    return static_cast<std::uint32_t>(values_.size() - 1);
  }

  /// Makes the window hold all these values; false when they are too far apart, or once keys are hashed.
  bool fit_window(const T* values, std::size_t rows) {
    if (hashed_) return false;
    Bits low = bits_of(values[0]), high = low;
    for (std::size_t i = 1; i < rows; ++i) {
      low = std::min(low, bits_of(values[i]));
      high = std::max(high, bits_of(values[i]));
    }
    if (window_.empty()) window_low_ = low, window_high_ = high;
    window_low_ = std::min<std::uint64_t>(window_low_, low);
    window_high_ = std::max<std::uint64_t>(window_high_, high);
    if (!window_.empty() && window_low_ >= window_begin_ && window_high_ - window_begin_ < window_.size()) return true;
    const std::uint64_t range = window_high_ - window_low_;
    if (range >= widest_window_) {
      leave_window();
      return false;
    }
    place_window(range + 1);
    return true;
  }

  void place_window(std::uint64_t range) {
    // Room on both sides, so that values that creep up or down do not move it each time.
    const std::uint64_t width = std::bit_ceil(range * 2);
    const std::uint64_t spare = (width - range) / 2;
    window_begin_ = window_low_ > spare ? window_low_ - spare : 0;
    window_.assign(width, none);
    for (std::uint32_t group = 0; group < values_.size(); ++group) window_[bits_of(values_[group]) - window_begin_] = group;
  }

  void leave_window() {
    if (hashed_) return;
    hashed_ = true;
    window_ = {};
    for (std::uint32_t group = 0; group < values_.size(); ++group) {
      index_.insert(hash_of(bits_of(values_[group])), group);
    }
  }

  DType type_;
  std::uint64_t widest_window_;
  LargeVector<T> values_;  // of each group
  std::uint32_t missing_group_ = none;

  LargeVector<std::uint32_t> window_;  // groups by value, from window_begin_ on
  std::uint64_t window_begin_ = 0, window_low_ = 0, window_high_ = 0;

  bool hashed_ = false;
  GroupIndex index_;
  std::vector<std::uint32_t> hashes_;
};

}  // namespace weft::kernel
