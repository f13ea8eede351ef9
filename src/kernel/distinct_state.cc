// Values of groups of rows -> how many different ones there are.
#include <algorithm>

#include "kernel/aggregate_state.h"
#include "kernel/group_table.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

class DistinctState final : public AggregateState {
 public:
  explicit DistinctState(DType value) : pairs_(make_group_table(std::vector<DType>{DType::uint32, value})) {}

  void resize(std::size_t groups) override { counts_.resize(groups); }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    present_.clear();
    with_physical_type(values[0].type, [&]<class T>(const T&) {
      const Missing<T> missing(values[0]);
      for (std::size_t i = 0; i < rows; ++i)
        if (!missing(i)) present_.push_back(static_cast<std::uint32_t>(i));
    });
    auto [group, out] = make_vector<std::uint32_t>(DType::uint32, present_.size());
    for (std::size_t i = 0; i < present_.size(); ++i) out[i] = groups[present_[i]];
    const std::uint32_t* present_groups = out;
    const Vector pair[] = {std::move(group), present_.size() == rows ? values[0] : take(values[0], present_)};
    numbers_.resize(present_.size());
    std::size_t known = pairs_->size();
    pairs_->find_or_add(pair, present_.size(), numbers_.data());
    // Pairs are numbered as they first come.
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      if (numbers_[i] != known) continue;
      ++known;
      ++counts_[present_groups[i]];
    }
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, count);
    std::copy_n(counts_.begin() + static_cast<std::ptrdiff_t>(begin), count, out);
    columns.push_back(std::move(result));
  }
  std::size_t bytes() const override { return counts_.capacity() * sizeof(std::int64_t) + pairs_->bytes(); }

 private:
  std::unique_ptr<GroupTable> pairs_;  // of group and value
  LargeVector<std::int64_t> counts_;
  std::vector<std::uint32_t> present_, numbers_;
};

}  // namespace

std::unique_ptr<AggregateState> make_distinct_state(DType value) { return std::make_unique<DistinctState>(value); }

}  // namespace weft::kernel
