// Keys of the rows that a join looks up -> whether a key is among them.
#include "kernel/join/partner_set.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/temporal_text.h"
#include "kernel/exchange/hash_rows.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/representable.h"
#include "plan/ops/scalar.h"

namespace weft::kernel {
namespace {

using plan::BinaryOp;
using plan::Expr;

/// Values that are worth being listed one by one.
constexpr std::size_t few = 64;
/// Integers get a bit each when their range is no larger than the first number, or the second, with rows enough.
constexpr std::uint64_t small_range = std::uint64_t{1} << 20, large_range = std::uint64_t{1} << 26;
constexpr std::uint64_t most_bits_a_row = 512;
constexpr std::size_t bloom_bits_a_row = 16;

/// Three bits of a word, by the lower half of a hash; the upper half chooses the word.
std::uint64_t bloom_bits(std::uint64_t hash) {
  return std::uint64_t{1} << (hash & 63) | std::uint64_t{1} << (hash >> 6 & 63) | std::uint64_t{1} << (hash >> 12 & 63);
}
std::size_t bloom_word(std::uint64_t hash, std::size_t words) {
  return static_cast<std::size_t>(((hash >> 32) * static_cast<std::uint64_t>(words)) >> 32);
}

template <class T>
constexpr bool is_integer = std::is_integral_v<T> && !std::is_same_v<T, bool>;

/// The least and greatest integer; nothing where there is none that is not missing, or one beyond int64.
template <class T>
std::optional<std::pair<std::int64_t, std::int64_t>> range_of(const Vector& key) {
  const T* values = key.data<T>();
  bool any = false;
  T least{}, greatest{};
  for (std::size_t row = 0; row < key.size; ++row) {
    if (!key.is_valid(row)) continue;
    least = any ? std::min(least, values[row]) : values[row];
    greatest = any ? std::max(greatest, values[row]) : values[row];
    any = true;
  }
  if (!any || !std::in_range<std::int64_t>(greatest)) return std::nullopt;
  return std::pair(static_cast<std::int64_t>(least), static_cast<std::int64_t>(greatest));
}

/// A value as a constant that conditions compare its column with; nothing for types that have none, or not for every value.
template <class T>
std::optional<plan::Literal> literal_of(const T& value, DType type) {
  if constexpr (std::is_same_v<T, StringRef>) {
    if (type == DType::string) return std::string(value.view());
  } else if constexpr (is_integer<T>) {
    if (dd::is_integer(type) && std::in_range<std::int64_t>(value)) return static_cast<std::int64_t>(value);
    if (type == DType::date) {
      const auto days = static_cast<std::int32_t>(value);
      // Of years beyond four digits there is no text that is read again.
      std::string text = base::format_date(days);
      if (base::parse_date(text) == days) return text;
    }
  }
  return std::nullopt;
}

/// The different values when they are few and constants, else none.
template <class T>
std::vector<plan::Literal> few_values(const Vector& key) {
  const T* values = key.data<T>();
  std::vector<plan::Literal> literals;
  std::unordered_set<T, ValueHash<T>> seen;
  for (std::size_t row = 0; row < key.size; ++row) {
    if (!key.is_valid(row) || !seen.insert(values[row]).second) continue;
    std::optional<plan::Literal> literal = literal_of(values[row], key.type);
    if (literals.size() == few || !literal) return {};
    literals.push_back(*std::move(literal));
  }
  return literals;
}

}  // namespace

PartnerSet::PartnerSet(std::span<const Vector> keys, std::size_t rows) : is_empty_(rows == 0) {
  for (const Vector& key : keys) known_.push_back(known_of(key));
  if (keys.size() != 1 || !make_bits(keys[0])) make_bloom(keys, rows);
}

PartnerSet::Known PartnerSet::known_of(const Vector& key) {
  Known known;
  for (std::size_t row = 0; key.valid && row < key.size; ++row) known.has_missing |= key.valid[row] == 0;
  with_physical_type(key.type, [&]<class T>(const T&) {
    if constexpr (is_integer<T>) {
      known.range = range_of<T>(key);
      if (!known.range) return;
      const auto least = literal_of(static_cast<T>(known.range->first), key.type);
      const auto greatest = literal_of(static_cast<T>(known.range->second), key.type);
      if (!least || !greatest) return;
      known.bounds.emplace(*least, *greatest);
      known.values = few_values<T>(key);
    } else if constexpr (std::is_same_v<T, StringRef>) {
      known.values = few_values<T>(key);
    }
  });
  return known;
}

bool PartnerSet::make_bits(const Vector& key) {
  if (!known_[0].range) return false;
  const auto [least, greatest] = *known_[0].range;
  const std::uint64_t range = static_cast<std::uint64_t>(greatest) - static_cast<std::uint64_t>(least);
  if (range >= large_range || (range >= small_range && range / most_bits_a_row > key.size)) return false;
  has_bits_ = true;
  first_ = least;
  num_bits_ = range + 1;
  words_.assign(range / 64 + 1, 0);
  with_physical_type(key.type, [&]<class T>(const T&) {
    if constexpr (is_integer<T>) {
      const T* values = key.data<T>();
      for (std::size_t row = 0; row < key.size; ++row) {
        if (!key.is_valid(row)) continue;
        const std::uint64_t bit = static_cast<std::uint64_t>(values[row]) - static_cast<std::uint64_t>(first_);
        words_[bit / 64] |= std::uint64_t{1} << bit % 64;
      }
    }
  });
  return true;
}

void PartnerSet::make_bloom(std::span<const Vector> keys, std::size_t rows) {
  words_.assign(rows * bloom_bits_a_row / 64 + 1, 0);
  std::vector<std::uint64_t> hashes;
  hash_rows(keys, rows, hashes);
  for (const std::uint64_t hash : hashes) words_[bloom_word(hash, words_.size())] |= bloom_bits(hash);
}

void PartnerSet::select(std::span<const Vector> keys, std::size_t rows, std::vector<std::uint32_t>& selected,
                        Scratch& scratch) const {
  selected.resize(is_empty_ ? 0 : rows);
  if (is_empty_) return;
  std::size_t count = 0;
  if (!has_bits_) {
    hash_rows(keys, rows, scratch.hashes);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint64_t hash = scratch.hashes[row], bits = bloom_bits(hash);
      selected[count] = static_cast<std::uint32_t>(row);
      count += (words_[bloom_word(hash, words_.size())] & bits) == bits;
    }
  } else {
    with_physical_type(keys[0].type, [&]<class T>(const T&) {
      if constexpr (is_integer<T>) {
        const T* values = keys[0].data<T>();
        const std::uint8_t* valid = keys[0].valid.get();
        for (std::size_t row = 0; row < rows; ++row) {
          const std::uint64_t bit = static_cast<std::uint64_t>(values[row]) - static_cast<std::uint64_t>(first_);
          const std::uint64_t place = bit < num_bits_ ? bit : 0;
          const bool found = bit < num_bits_ && (words_[place / 64] >> place % 64 & 1) != 0;
          selected[count] = static_cast<std::uint32_t>(row);
          count += valid && !valid[row] ? known_[0].has_missing : found;
        }
      }
    });
  }
  selected.resize(count);
}

Expr PartnerSet::bounds(std::span<const Expr> keys) const {
  if (is_empty_) return plan::literal(false);
  Expr all;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    const Known& known = known_[key];
    Expr bound;
    if (!known.values.empty()) {
      bound = plan::make(plan::IsIn{known.values}, {keys[key]});
    } else if (known.bounds) {
      bound = plan::binary(BinaryOp::logical_and, plan::binary(BinaryOp::ge, keys[key], plan::literal(known.bounds->first)),
                           plan::binary(BinaryOp::le, keys[key], plan::literal(known.bounds->second)));
    } else {
      continue;
    }
    if (known.has_missing)
      bound = plan::binary(BinaryOp::logical_or, std::move(bound), plan::unary(plan::UnaryOp::is_null, keys[key]));
    all = all ? plan::binary(BinaryOp::logical_and, std::move(all), std::move(bound)) : std::move(bound);
  }
  return all;
}

}  // namespace weft::kernel
