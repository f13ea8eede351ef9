// Values of groups of rows -> their sum and count. Loops are kept free of branches: a null's value is zero, and NaN is made zero.
#include "kernel/aggregate_state.h"

#include <algorithm>
#include <cassert>

#include <weft/error.h>

#include "kernel/large_memory.h"
#include "kernel/minmax_state.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

using plan::AggregateFunction;

template <class T>
Vector copy_of(DType type, const LargeVector<T>& states, std::size_t begin, std::size_t count) {
  auto [result, out] = make_vector<T>(type, count);
  std::copy_n(states.begin() + static_cast<std::ptrdiff_t>(begin), count, out);
  return std::move(result);
}

/// Integers wrap, as NumPy's do; floats of either size are summed as doubles.
template <class T, class Sum>
class SumState final : public AggregateState {
 public:
  explicit SumState(DType result) : result_(result) {}

  void resize(std::size_t groups) override { sums_.resize(groups); }

  void update(const std::uint32_t* groups, const Vector& values, std::size_t rows) override {
    const T* in = values.data<T>();
    Sum* sums = sums_.data();
    for (std::size_t i = 0; i < rows; ++i) sums[groups[i]] += addend(in[i]);
  }

  void update_single(const Vector& values, std::size_t rows) override {
    const T* in = values.data<T>();
    // Several sums side by side: one would have each addition wait for the one before.
    constexpr std::size_t lanes = 16;
    Sum sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= rows; i += lanes)
      for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += addend(in[i + lane]);
    for (; i < rows; ++i) sums[0] += addend(in[i]);
    for (const Sum sum : sums) sums_[0] += sum;
  }

  Vector result(std::size_t begin, std::size_t count) const override {
    if constexpr (std::is_same_v<T, float>) {
      auto [result, out] = make_vector<float>(result_, count);
      for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<float>(sums_[begin + i]);
      return std::move(result);
    } else {
      return copy_of(result_, sums_, begin, count);
    }
  }

 private:
  static Sum addend(T value) { return is_nan(value) ? Sum{0} : static_cast<Sum>(value); }

  DType result_;
  LargeVector<Sum> sums_;
};

/// Rows, or values that are neither null nor NaN.
template <class T>
class CountState final : public AggregateState {
 public:
  explicit CountState(bool rows_too) : rows_too_(rows_too) {}

  void resize(std::size_t groups) override { counts_.resize(groups); }

  void update(const std::uint32_t* groups, const Vector& values, std::size_t rows) override {
    std::int64_t* counts = counts_.data();
    if (all_count(values)) {
      for (std::size_t i = 0; i < rows; ++i) ++counts[groups[i]];
    } else {
      const Missing<T> missing(values);
      for (std::size_t i = 0; i < rows; ++i) counts[groups[i]] += !missing(i);
    }
  }

  void update_single(const Vector& values, std::size_t rows) override {
    if (all_count(values)) {
      counts_[0] += static_cast<std::int64_t>(rows);
    } else {
      const Missing<T> missing(values);
      std::int64_t count = 0;
      for (std::size_t i = 0; i < rows; ++i) count += !missing(i);
      counts_[0] += count;
    }
  }

  Vector result(std::size_t begin, std::size_t count) const override { return copy_of(DType::int64, counts_, begin, count); }

 private:
  bool all_count(const Vector& values) const { return rows_too_ || (!values.valid && !std::is_floating_point_v<T>); }

  bool rows_too_;
  LargeVector<std::int64_t> counts_;
};

std::unique_ptr<AggregateState> make_sum(DType value) {
  const DType result = plan::result_type(AggregateFunction::sum, value);
  return with_number_type(value, [result]<class T>(T) -> std::unique_ptr<AggregateState> {
    if constexpr (std::is_floating_point_v<T>)
      return std::make_unique<SumState<T, double>>(result);
    else if constexpr (std::is_same_v<T, bool>)
      return std::make_unique<SumState<std::uint8_t, std::uint64_t>>(result);
    // The bits of a signed sum, added where overflow is defined.
    else
      return std::make_unique<SumState<T, std::uint64_t>>(result);
  });
}

}  // namespace

std::unique_ptr<AggregateState> make_aggregate_state(AggregateFunction function, DType value) {
  switch (function) {
    case AggregateFunction::sum:
      return make_sum(value);
    case AggregateFunction::min:
      return make_minmax_state(false, value);
    case AggregateFunction::max:
      return make_minmax_state(true, value);
    case AggregateFunction::count:
      return with_physical_type(
          value, []<class T>(const T&) -> std::unique_ptr<AggregateState> { return std::make_unique<CountState<T>>(false); });
    case AggregateFunction::size:
      return std::make_unique<CountState<std::uint8_t>>(true);
    case AggregateFunction::mean:
      break;
  }
  throw Error(ErrorKind::internal, "A mean was not lowered to a sum and a count");
}

}  // namespace weft::kernel
