// Keys of a join's build side -> tables made for their types.
#include "kernel/join/join_table.h"

#include <algorithm>
#include <limits>

#include <weft/error.h>

#include "kernel/exchange/hash_rows.h"
#include "kernel/join/join_index.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// How far before a row is looked up its slot, and then its key, are asked for: the way from memory is as long as several
/// lookups.
constexpr std::size_t slot_ahead = 24, key_ahead = 12;

/// Calls `visit(row)` for the rows whose value is missing.
template <class Visit>
void for_each_missing(const Vector& key, Visit&& visit) {
  with_physical_type(key.type, [&]<class T>(const T&) {
    if (!key.valid && !std::is_floating_point_v<T>) return;
    const Missing<T> is_missing(key);
    for (std::size_t row = 0; row < key.size; ++row)
      if (is_missing(row)) visit(row);
  });
}

/// Integers of a small range, such as most identifiers: the key is the place.
class DenseTable final : public JoinTable {
 public:
  DenseTable(const Vector& key, std::uint64_t least, std::uint64_t greatest)
      : least_(least), heads_(greatest - least + 1, JoinTable::none) {
    std::vector<std::uint8_t> gone;
    if (key.valid) gone.resize(key.size);
    for_each_missing(key, [&](std::size_t row) { gone[row] = 1; });
    with_physical_type(key.type, [&]<class T>(const T&) {
      if constexpr (std::is_integral_v<T>) {
        const T* values = key.data<T>();
        for (std::size_t row = key.size; row-- > 0;) {
          std::uint32_t& head = !gone.empty() && gone[row] ? missing_ : heads_[static_cast<std::uint64_t>(values[row]) - least_];
          link(static_cast<std::uint32_t>(row), std::exchange(head, static_cast<std::uint32_t>(row)), key.size);
        }
      }
    });
  }

  void find(std::span<const Vector> keys, std::size_t rows, std::uint32_t* heads, Scratch&) const override {
    with_physical_type(keys[0].type, [&]<class T>(const T&) {
      if constexpr (std::is_integral_v<T>) {
        const T* values = keys[0].data<T>();
        const std::uint64_t size = heads_.size();
        for (std::size_t row = 0; row < rows; ++row) {
          const std::uint64_t at = static_cast<std::uint64_t>(values[row]) - least_;
          heads[row] = at < size ? heads_[at] : JoinTable::none;
        }
      }
    });
    for_each_missing(keys[0], [&](std::size_t row) { heads[row] = missing_; });
  }

 private:
  std::uint64_t least_;
  LargeVector<std::uint32_t> heads_;
  std::uint32_t missing_ = JoinTable::none;
};

/// One column whose values are compared as `Key`: whole words, or strings.
template <class Key>
class SingleTable final : public JoinTable {
 public:
  explicit SingleTable(const Vector& key) : keys_(comparable(key)), index_(key.size) {
    std::vector<std::uint8_t> gone;
    for_each_missing(key, [&](std::size_t row) {
      gone.resize(key.size);
      gone[row] = 1;
    });
    const Key* values = keys_.data<Key>();
    Scratch scratch;
    for (std::size_t end = key.size; end > 0;) {
      const std::size_t begin = (end - 1) / batch_rows * batch_rows;
      const Vector part = slice(key, begin, end - begin);
      hash_rows({&part, 1}, part.size, scratch.hashes);
      for (std::size_t at = part.size; at-- > 0;) {
        if (at >= slot_ahead) index_.prefetch(scratch.hashes[at - slot_ahead]);
        const auto row = static_cast<std::uint32_t>(begin + at);
        if (!gone.empty() && gone[row])
          link(row, std::exchange(missing_, row), key.size);
        else
          link(row, index_.replace(scratch.hashes[at], row, [&](std::uint32_t other) { return values[other] == values[row]; }),
               key.size);
      }
      end = begin;
    }
  }

  void find(std::span<const Vector> keys, std::size_t rows, std::uint32_t* heads, Scratch& scratch) const override {
    const Vector wanted = comparable(keys[0]);
    const Key *values = wanted.data<Key>(), *own = keys_.data<Key>();
    hash_rows(keys.first(1), rows, scratch.hashes);
    const std::uint64_t* hashes = scratch.hashes.data();
    for (std::size_t row = 0; row < rows; ++row) {
      if (row + slot_ahead < rows) index_.prefetch(hashes[row + slot_ahead]);
      if (row + key_ahead < rows)
        if (const std::uint32_t likely = index_.candidate(hashes[row + key_ahead]); likely != JoinTable::none)
          __builtin_prefetch(own + likely);
      heads[row] = index_.find(hashes[row], [&](std::uint32_t other) { return own[other] == values[row]; });
    }
    for_each_missing(keys[0], [&](std::size_t row) { heads[row] = missing_; });
  }

 private:
  /// The values as Key, so that those that are equal have equal bits.
  static Vector comparable(const Vector& vector) {
    return with_physical_type(vector.type, [&]<class T>(const T&) {
      if constexpr (std::is_same_v<Key, StringRef> || std::is_same_v<T, StringRef> ||
                    (sizeof(T) == sizeof(Key) && std::is_integral_v<T>)) {
        return vector;
      } else {
        auto [made, to] = make_vector<Key>(DType::int64, vector.size);
        const T* from = vector.data<T>();
        for (std::size_t row = 0; row < vector.size; ++row) {
          const T value = from[row] == T{} ? T{} : from[row];  // both zeros are equal
          Key bits = 0;
          std::memcpy(&bits, &value, sizeof value);
          to[row] = bits;
        }
        return std::move(made);
      }
    });
  }

  Vector keys_;
  JoinIndex index_;
  std::uint32_t missing_ = JoinTable::none;
};

/// Several columns: each row's keys lie together in words of 8 bytes. The first ones tell which keys are missing, 64 each; then
/// come a word for a number and two for a string.
class RowTable final : public JoinTable {
 public:
  explicit RowTable(std::vector<Vector> keys, std::size_t rows)
      : keys_(std::move(keys)), flags_((keys_.size() + 63) / 64), width_(flags_), index_(rows) {
    for (const Vector& key : keys_) {
      if (is_text(key.type)) strings_.push_back(width_);
      width_ += is_text(key.type) ? 2 : 1;
    }
    words_.resize(rows * width_);
    write(keys_, rows, words_.data());
    Scratch scratch;
    for (std::size_t end = rows; end > 0;) {
      const std::size_t begin = (end - 1) / batch_rows * batch_rows;
      std::vector<Vector> parts;
      for (const Vector& key : keys_) parts.push_back(slice(key, begin, end - begin));
      hash_rows(parts, end - begin, scratch.hashes);
      for (std::size_t at = end - begin; at-- > 0;) {
        if (at >= slot_ahead) index_.prefetch(scratch.hashes[at - slot_ahead]);
        const auto row = static_cast<std::uint32_t>(begin + at);
        const std::uint64_t* own = words_of(row);
        link(row, index_.replace(scratch.hashes[at], row, [&](std::uint32_t other) { return equal(words_of(other), own); }),
             rows);
      }
      end = begin;
    }
  }

  void find(std::span<const Vector> keys, std::size_t rows, std::uint32_t* heads, Scratch& scratch) const override {
    scratch.words.resize(rows * width_);
    write(keys, rows, scratch.words.data());
    hash_rows(keys, rows, scratch.hashes);
    const std::uint64_t* hashes = scratch.hashes.data();
    for (std::size_t row = 0; row < rows; ++row) {
      if (row + slot_ahead < rows) index_.prefetch(hashes[row + slot_ahead]);
      if (row + key_ahead < rows)
        if (const std::uint32_t likely = index_.candidate(hashes[row + key_ahead]); likely != JoinTable::none)
          __builtin_prefetch(words_of(likely));
      const std::uint64_t* wanted = scratch.words.data() + row * width_;
      heads[row] = index_.find(hashes[row], [&](std::uint32_t other) { return equal(words_of(other), wanted); });
    }
  }

 private:
  const std::uint64_t* words_of(std::uint32_t row) const { return words_.data() + row * width_; }

  bool equal(const std::uint64_t* a, const std::uint64_t* b) const {
    if (std::memcmp(a, b, width_ * sizeof *a) == 0) return true;
    if (strings_.empty()) return false;
    // Long strings are pointers here: all other words must be the same, and the strings themselves.
    std::size_t at = 0;
    for (const std::size_t text : strings_) {
      if (!std::equal(a + at, a + text, b + at)) return false;
      StringRef mine, theirs;
      std::memcpy(static_cast<void*>(&mine), a + text, sizeof mine);
      std::memcpy(static_cast<void*>(&theirs), b + text, sizeof theirs);
      if (!(mine == theirs)) return false;
      at = text + 2;
    }
    return std::equal(a + at, a + width_, b + at);
  }

  void write(std::span<const Vector> keys, std::size_t rows, std::uint64_t* words) const {
    for (std::size_t row = 0; row < rows; ++row) std::fill_n(words + row * width_, flags_, 0);
    std::size_t at = flags_;
    for (std::size_t index = 0; index < keys.size(); ++index) {
      const Vector& key = keys[index];
      with_physical_type(key.type, [&]<class T>(const T&) {
        const T* values = key.data<T>();
        constexpr std::size_t size = sizeof(T) > 8 ? 2 : 1;
        for (std::size_t row = 0; row < rows; ++row) {
          std::uint64_t bits[size] = {};
          const T value = values[row] == T{} ? T{} : values[row];
          std::memcpy(bits, &value, sizeof value);
          std::copy_n(bits, size, words + row * width_ + at);
        }
      });
      const std::size_t size = is_text(key.type) ? 2 : 1;
      for_each_missing(key, [&](std::size_t row) {
        words[row * width_ + index / 64] |= std::uint64_t{1} << index % 64;
        std::fill_n(words + row * width_ + at, size, 0);
      });
      at += size;
    }
  }

  std::vector<Vector> keys_;  // keeps alive what strings point to
  std::size_t flags_;         // words that tell what is missing
  std::size_t width_;
  std::vector<std::size_t> strings_;  // where they lie in a row
  LargeVector<std::uint64_t> words_;
  JoinIndex index_;
};

/// A table for integers whose range is not much larger than their number; else null.
std::unique_ptr<JoinTable> make_dense_table(const Vector& key) {
  return with_physical_type(key.type, [&]<class T>(const T&) -> std::unique_ptr<JoinTable> {
    if constexpr (std::is_integral_v<T>) {
      T least = std::numeric_limits<T>::max(), greatest = std::numeric_limits<T>::min();
      const T* values = key.data<T>();
      for (std::size_t row = 0; row < key.size; ++row) {
        if (!key.is_valid(row)) continue;
        least = std::min(least, values[row]);
        greatest = std::max(greatest, values[row]);
      }
      if (least > greatest) return nullptr;
      const std::uint64_t range = static_cast<std::uint64_t>(greatest) - static_cast<std::uint64_t>(least);
      // At four slots of 4 bytes for a row it takes no more memory than hashes would.
      if (range / 4 > key.size + 64) return nullptr;
      return std::make_unique<DenseTable>(key, static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(greatest));
    } else {
      return nullptr;
    }
  });
}

}  // namespace

std::unique_ptr<const JoinTable> make_join_table(std::vector<Vector> keys, std::size_t rows) {
  if (rows >= JoinTable::none) throw Error(ErrorKind::data, "A task's part of a join has too many rows: " + std::to_string(rows));
  if (keys.size() > 1) return std::make_unique<RowTable>(std::move(keys), rows);
  if (auto dense = make_dense_table(keys[0])) return dense;
  if (is_text(keys[0].type)) return std::make_unique<SingleTable<StringRef>>(keys[0]);
  if (value_size(keys[0].type) == 8) return std::make_unique<SingleTable<std::uint64_t>>(keys[0]);
  return std::make_unique<SingleTable<std::uint32_t>>(keys[0]);
}

}  // namespace weft::kernel
