// Groups of rows -> the number of rows, or of values that are neither null nor NaN.
#include <algorithm>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

template <class T>
class CountState final : public AggregateState {
 public:
  explicit CountState(bool rows_too) : rows_too_(rows_too) {}

  void resize(std::size_t groups) override { counts_.resize(groups); }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    std::int64_t* counts = counts_.data();
    if (all_count(values)) {
      for (std::size_t i = 0; i < rows; ++i) ++counts[groups[i]];
    } else {
      const Missing<T> missing(values[0]);
      for (std::size_t i = 0; i < rows; ++i) counts[groups[i]] += !missing(i);
    }
  }

  void update_single(std::span<const Vector> values, std::size_t rows) override {
    if (all_count(values)) {
      counts_[0] += static_cast<std::int64_t>(rows);
    } else {
      const Missing<T> missing(values[0]);
      std::int64_t count = 0;
      for (std::size_t i = 0; i < rows; ++i) count += !missing(i);
      counts_[0] += count;
    }
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    auto [result, out] = make_vector<std::int64_t>(DType::int64, count);
    std::copy_n(counts_.begin() + static_cast<std::ptrdiff_t>(begin), count, out);
    columns.push_back(std::move(result));
  }
  std::size_t bytes() const override { return counts_.capacity() * sizeof(std::int64_t); }

 private:
  bool all_count(std::span<const Vector> values) const { return rows_too_ || (!values[0].valid && !std::is_floating_point_v<T>); }

  bool rows_too_;
  LargeVector<std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<AggregateState> make_count_state(DType value) {
  return with_physical_type(
      value, []<class T>(const T&) -> std::unique_ptr<AggregateState> { return std::make_unique<CountState<T>>(false); });
}

std::unique_ptr<AggregateState> make_size_state() { return std::make_unique<CountState<std::uint8_t>>(true); }

}  // namespace weft::kernel
