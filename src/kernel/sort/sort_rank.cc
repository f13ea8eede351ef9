// Values of a sort key -> unsigned numbers in the wanted order.
#include "kernel/sort/sort_rank.h"

#include <algorithm>
#include <bit>

#include <weft/error.h>

#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// The bits of a number such that unsigned comparison orders them.
template <class T>
std::uint64_t ordered_bits(T value) {
  if constexpr (std::is_same_v<T, StringRef>) {
    return text_number(value, 0);
  } else if constexpr (std::is_floating_point_v<T>) {
    // Negative floats grow as their bits shrink. Both zeros are equal.
    const auto bits = std::bit_cast<std::uint64_t>(static_cast<double>(value == 0 ? T{0} : value));
    return bits >> 63 ? ~bits : bits | std::uint64_t{1} << 63;
  } else if constexpr (std::is_signed_v<T>) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(value)) ^ std::uint64_t{1} << 63;
  } else {
    return value;
  }
}

template <class T>
int compare_values(const T& left, const T& right) {
  return left < right ? -1 : right < left ? 1 : 0;
}

}  // namespace

std::vector<RankClass> rank_classes(const Vector& key, bool nulls_first) {
  std::vector<RankClass> classes;
  with_physical_type(key.type, [&]<class T>(const T&) {
    const Missing<T> missing(key);
    bool any = false;
    for (std::size_t row = 0; row < key.size; ++row) any |= missing(row);
    if (!any) return;
    const RankClass missing_class = nulls_first ? RankClass::missing_first : RankClass::missing_last;
    classes.resize(key.size);
    for (std::size_t row = 0; row < key.size; ++row) classes[row] = missing(row) ? missing_class : RankClass::value;
  });
  return classes;
}

Ranks rank(const Vector& key, bool ascending, bool nulls_first) {
  Ranks ranks;
  ranks.numbers.resize(key.size);
  with_physical_type(key.type, [&]<class T>(const T&) {
    const T* values = key.data<T>();
    const std::uint64_t flip = ascending ? 0 : ~std::uint64_t{0};
    for (std::size_t row = 0; row < key.size; ++row) ranks.numbers[row] = ordered_bits(values[row]) ^ flip;
  });
  ranks.classes = rank_classes(key, nulls_first);
  for (std::size_t row = 0; row < ranks.classes.size(); ++row)
    if (ranks.classes[row] != RankClass::value) ranks.numbers[row] = 0;
  return ranks;
}

RowOrder::RowOrder(const plan::Sort& order, const plan::Schema& schema) : nulls_first_(order.nulls_first) {
  if (order.keys.empty()) throw Error(ErrorKind::cluster, "A plan sorts by no column");
  for (const plan::SortKey& key : order.keys) keys_.push_back({schema.index_of(key.column), key.ascending});
}

int RowOrder::compare(const Batch& left, std::size_t left_row, const Batch& right, std::size_t right_row) const {
  return compare_rows(*this, left, left_row, *this, right, right_row);
}

int compare_rows(const RowOrder& left_order, const Batch& left, std::size_t left_row, const RowOrder& right_order,
                 const Batch& right, std::size_t right_row) {
  for (std::size_t index = 0; index < left_order.keys().size(); ++index) {
    const RowOrder::Key& key = left_order.keys()[index];
    const Vector& a = left.columns[key.column];
    const Vector& b = right.columns[right_order.keys()[index].column];
    const int order = with_physical_type(a.type, [&]<class T>(const T&) {
      const bool a_missing = Missing<T>(a)(left_row), b_missing = Missing<T>(b)(right_row);
      if (a_missing != b_missing) return a_missing == left_order.nulls_first() ? -1 : 1;
      if (a_missing) return 0;
      const int ascending = compare_values(a.data<T>()[left_row], b.data<T>()[right_row]);
      return key.ascending ? ascending : -ascending;
    });
    if (order != 0) return order;
  }
  return 0;
}

}  // namespace weft::kernel
