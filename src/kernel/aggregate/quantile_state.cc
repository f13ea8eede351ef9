// Values of groups of rows -> exact quantiles, linear between neighbours.
#include <algorithm>
#include <cmath>
#include <limits>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// Out is double, or T for times and durations. All values are kept, and brought together by group at the end.
template <class T, class Out>
class QuantileState final : public AggregateState {
 public:
  QuantileState(std::vector<double> quantiles, DType type) : quantiles_(std::move(quantiles)), type_(type) {}

  void resize(std::size_t groups) override { num_groups_ = groups; }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    const T* in = values[0].data<T>();
    const Missing<T> missing(values[0]);
    for (std::size_t i = 0; i < rows; ++i) {
      if (missing(i)) continue;
      values_.push_back(in[i]);
      groups_.push_back(groups[i]);
    }
  }

  void update_single(std::span<const Vector> values, std::size_t rows) override {
    const T* in = values[0].data<T>();
    const Missing<T> missing(values[0]);
    for (std::size_t i = 0; i < rows; ++i)
      if (!missing(i)) values_.push_back(in[i]);
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    bring_together();
    for (const double q : quantiles_) {
      auto [result, out] = make_vector<Out>(type_, count);
      auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(count);
      bool all = true;
      for (std::size_t i = 0; i < count; ++i) {
        const std::span<T> group(values_.data() + starts_[begin + i], starts_[begin + i + 1] - starts_[begin + i]);
        valid[i] = !group.empty();
        out[i] = group.empty() ? Out{} : quantile(group, q);
        all &= !group.empty();
      }
      if (!all) result.valid = std::move(valid);
      columns.push_back(std::move(result));
    }
  }
  std::size_t bytes() const override { return values_.capacity() * sizeof(T) + groups_.capacity() * sizeof(std::uint32_t); }

 private:
  void bring_together() {
    if (!starts_.empty()) return;
    starts_.resize(num_groups_ + 1);
    if (groups_.empty()) {  // all of one group
      starts_.back() = values_.size();
      return;
    }
    for (const std::uint32_t group : groups_) ++starts_[group + 1];
    for (std::size_t group = 0; group < num_groups_; ++group) starts_[group + 1] += starts_[group];
    LargeVector<T> sorted(values_.size());
    LargeVector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t i = 0; i < values_.size(); ++i) sorted[next[groups_[i]]++] = values_[i];
    values_ = std::move(sorted);
    groups_ = {};
  }

  /// A share of a distance in whole microseconds. What is below one is cut off, as in pandas, but not where only the error of the
  /// share, which was found among so many values, lies below a whole one.
  static std::uint64_t part_of(std::uint64_t distance, double share, std::size_t num_values) {
    const double part = static_cast<double>(distance) * share, whole = std::round(part);
    const double error = static_cast<double>(distance) * static_cast<double>(num_values) * std::numeric_limits<double>::epsilon();
    return static_cast<std::uint64_t>(whole - part <= error ? whole : std::floor(part));
  }

  static Out quantile(std::span<T> values, double q) {
    const double position = q * static_cast<double>(values.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(position), values.size() - 1);
    const double share = position - static_cast<double>(below);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), middle, values.end());
    const T low = *middle;
    if (share == 0) return static_cast<Out>(low);
    const T high = *std::min_element(middle + 1, values.end());
    if constexpr (std::is_same_v<Out, double>) {
      const auto a = static_cast<double>(low), b = static_cast<double>(high);
      // As NumPy does: from the nearer neighbour. Infinite neighbours have no distance.
      if (a == b) return a;
      return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
    } else {
      const auto distance = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
      return static_cast<Out>(static_cast<std::uint64_t>(low) + part_of(distance, share, values.size()));
    }
  }

  std::vector<double> quantiles_;
  DType type_;
  std::size_t num_groups_ = 0;
  LargeVector<T> values_;
  LargeVector<std::uint32_t> groups_;  // of the values; none when all are of group 0
  LargeVector<std::size_t> starts_;    // where each group's values start, once they are together
};

}  // namespace

std::unique_ptr<AggregateState> make_quantile_state(std::vector<double> quantiles, DType value) {
  if (dd::is_temporal(value)) return std::make_unique<QuantileState<std::int64_t, std::int64_t>>(std::move(quantiles), value);
  return with_number_type(value, [&]<class T>(T) -> std::unique_ptr<AggregateState> {
    using Held = std::conditional_t<std::is_same_v<T, bool>, std::uint8_t, T>;
    return std::make_unique<QuantileState<Held, double>>(std::move(quantiles), DType::float64);
  });
}

}  // namespace weft::kernel
