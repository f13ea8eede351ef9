// The values of groups of rows, each different one numbered once.
#pragma once

#include <memory>
#include <vector>

#include "kernel/group/group_table.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {

/// Numbers the pairs of a group and a value that come, in the order in which they first do. Missing values are left out.
class ValuePairs {
 public:
  explicit ValuePairs(DType value) : table_(make_group_table(std::vector<DType>{DType::uint32, value})) {}

  /// Calls `found(number, group, is_new)` for each row with a value.
  template <class Found>
  void add(const std::uint32_t* groups, const Vector& values, std::size_t rows, Found&& found) {
    present_.clear();
    with_physical_type(values.type, [&]<class T>(const T&) {
      const Missing<T> missing(values);
      for (std::size_t i = 0; i < rows; ++i)
        if (!missing(i)) present_.push_back(static_cast<std::uint32_t>(i));
    });
    auto [group, out] = make_vector<std::uint32_t>(DType::uint32, present_.size());
    for (std::size_t i = 0; i < present_.size(); ++i) out[i] = groups[present_[i]];
    const std::uint32_t* present_groups = out;
    const Vector pair[] = {std::move(group), present_.size() == rows ? values : take(values, present_)};
    numbers_.resize(present_.size());
    std::size_t known = table_->size();
    table_->find_or_add(pair, present_.size(), numbers_.data());
    // Pairs are numbered as they first come.
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const bool is_new = numbers_[i] == known;
      known += is_new;
      found(numbers_[i], present_groups[i], is_new);
    }
  }

  /// The values of some pairs.
  Vector values_of(std::span<const std::uint32_t> numbers) const { return std::move(table_->keys_of(numbers)[1]); }
  std::size_t bytes() const { return table_->bytes(); }

 private:
  std::unique_ptr<GroupTable> table_;
  std::vector<std::uint32_t> present_, numbers_;
};

}  // namespace weft::kernel
