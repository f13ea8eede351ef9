// Values of groups of rows -> how many different ones there are.
#include <algorithm>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/aggregate/value_pairs.h"
#include "kernel/large_memory.h"

namespace weft::kernel {
namespace {

class DistinctState final : public AggregateState {
 public:
  explicit DistinctState(DType value) : pairs_(value) {}

  void resize(std::size_t groups) override { counts_.resize(groups); }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    pairs_.add(groups, values[0], rows, [&](std::uint32_t, std::uint32_t group, bool is_new) { counts_[group] += is_new; });
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, count);
    std::copy_n(counts_.begin() + static_cast<std::ptrdiff_t>(begin), count, out);
    columns.push_back(std::move(result));
  }
  std::size_t bytes() const override { return counts_.capacity() * sizeof(std::int64_t) + pairs_.bytes(); }

 private:
  ValuePairs pairs_;
  LargeVector<std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<AggregateState> make_distinct_state(DType value) { return std::make_unique<DistinctState>(value); }

}  // namespace weft::kernel
