// Values added one by one, or in summaries -> their count, sum, mean, extremes and moments.
#pragma once

#include <algorithm>
#include <cmath>

#include "kernel/scalar/missing.h"
#include "kernel/window/window_function.h"

namespace weft::kernel {

/// The value of a row as windows of sum to quantile see it: NaN where it is missing or infinite, as in pandas.
template <class V>
double window_value(const WindowInput& input, std::size_t row) {
  if (!input.values.is_valid(row)) return std::nan("");
  const double value = static_cast<double>(input.values.data<V>()[row]);
  if (std::isinf(value) && input.call.function != plan::WindowFunction::count) return std::nan("");
  return value;
}

/// What one of sum to kurt needs to know of values. Two of them join without loss of precision, so a window moves by joining
/// summaries, never by taking values away.
class Moments {
 public:
  explicit Moments(plan::WindowFunction function) : function_(function) {}

  void add(double value) {
    ++rows_;
    if (value != value) return;
    merge_values({1, value, value});
  }
  void merge(const Moments& later) {
    rows_ += later.rows_;
    if (later.known_.count > 0) merge_values(later.known_);
  }

  /// False, and nothing written, where there are too few values.
  bool result(const plan::WindowCall& call, double& out) const {
    using enum plan::WindowFunction;
    const auto& [seen, value, center, squares, cubes, fourths] = known_;
    if ((function_ == count ? rows_ : seen) < call.min_periods) return false;
    const double number = static_cast<double>(seen);
    switch (function_) {
      case count:
        out = number;
        return true;
      case sum:
        out = value;
        return true;
      case mean:
        if (seen > 0) out = value / number;
        return seen > 0;
      case var:
      case std:
        if (seen <= std::max<std::int64_t>(call.ddof, 0)) return false;
        out = squares / (number - static_cast<double>(call.ddof));
        if (function_ == std) out = std::sqrt(out);
        return true;
      case skew:
        if (seen < 3) return false;
        // Of equal values, as pandas has it.
        out = squares > 0 ? number * std::sqrt(number - 1) / (number - 2) * (cubes / std::pow(squares, 1.5)) : 0;
        return true;
      case kurt:
        if (seen < 4) return false;
        out = squares > 0
                  ? (number * (number + 1) * (number - 1) * (fourths / squares / squares) - 3 * (number - 1) * (number - 1)) /
                        ((number - 2) * (number - 3))
                  : -3;
        return true;
      default:  // min, max
        if (seen > 0) out = value;
        return seen > 0;
    }
  }

  /// As the carry of a partition, and back. The number of rows stands where the variance, which does not ask for it, has its
  /// squares.
  void keep(Carry& carry) const {
    auto [value, out] = make_vector<double>(DType::float64, 1);
    out[0] = known_.value;
    carry.value = std::move(value);
    carry.count = known_.count;
    carry.mean = known_.mean;
    carry.squares = function_ == plan::WindowFunction::count ? static_cast<double>(rows_) : known_.squares;
    carry.cubes = known_.cubes;
    carry.fourths = known_.fourths;
  }
  static Moments of(const Carry& carry, plan::WindowFunction function) {
    Moments made(function);
    if (carry.value.size == 0) return made;
    const bool counts = function == plan::WindowFunction::count;
    made.known_ = {carry.count,  carry.value.data<double>()[0], carry.mean, counts ? 0 : carry.squares, carry.cubes,
                   carry.fourths};
    made.rows_ = counts ? static_cast<std::int64_t>(carry.squares) : 0;
    return made;
  }

 private:
  struct Known {
    std::int64_t count = 0;
    double value = 0;  // the sum, or the extreme
    double mean = 0;
    double squares = 0, cubes = 0, fourths = 0;  // sums of powers of the distances from the mean
  };

  void merge_values(const Known& added) {
    using enum plan::WindowFunction;
    if (function_ == min)
      known_.value = known_.count == 0 || added.value < known_.value ? added.value : known_.value;
    else if (function_ == max)
      known_.value = known_.count == 0 || known_.value < added.value ? added.value : known_.value;
    else
      known_.value += added.value;
    if (function_ == var || function_ == std || function_ == skew || function_ == kurt) merge_powers(added);
    known_.count += added.count;
  }

  /// The update of Chan, Golub and LeVeque; of higher powers that of Pebay.
  void merge_powers(const Known& added) {
    const double mine = static_cast<double>(known_.count), theirs = static_cast<double>(added.count), all = mine + theirs;
    const double distance = added.mean - known_.mean, step = distance / all;
    known_.fourths += added.fourths +
                      distance * step * step * step * mine * theirs * (mine * mine - mine * theirs + theirs * theirs) +
                      6 * step * step * (mine * mine * added.squares + theirs * theirs * known_.squares) +
                      4 * step * (mine * added.cubes - theirs * known_.cubes);
    known_.cubes += added.cubes + distance * step * step * mine * theirs * (mine - theirs) +
                    3 * step * (mine * added.squares - theirs * known_.squares);
    known_.squares += added.squares + distance * distance * mine * theirs / all;
    known_.mean += distance * theirs / all;
  }

  plan::WindowFunction function_;
  std::int64_t rows_ = 0;
  Known known_;
};

}  // namespace weft::kernel
