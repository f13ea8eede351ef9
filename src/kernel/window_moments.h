// Values added one by one, or in summaries -> their count, sum, mean, extremes and variance.
#pragma once

#include <cmath>

#include "kernel/scalar/missing.h"
#include "kernel/window_function.h"

namespace weft::kernel {

/// The value of a row as windows of sum to median see it: NaN where it is missing or infinite, as in pandas.
template <class V>
double window_value(const WindowInput& input, std::size_t row) {
  if (!input.values.is_valid(row)) return std::nan("");
  const double value = static_cast<double>(input.values.data<V>()[row]);
  if (std::isinf(value) && input.call.function != plan::WindowFunction::count) return std::nan("");
  return value;
}

/// What one of sum to std needs to know of values. Two of them join without loss of precision, so a window moves by joining
/// summaries, never by taking values away.
class Moments {
 public:
  explicit Moments(plan::WindowFunction function) : function_(function) {}

  void add(double value) {
    ++rows_;
    if (value != value) return;
    merge_values(1, value, value, 0);
  }
  void merge(const Moments& later) {
    rows_ += later.rows_;
    if (later.count_ > 0) merge_values(later.count_, later.value_, later.mean_, later.squares_);
  }

  /// False, and nothing written, where there are too few values.
  bool result(const plan::WindowCall& call, double& out) const {
    using enum plan::WindowFunction;
    if ((function_ == count ? rows_ : count_) < call.min_periods) return false;
    const double number = static_cast<double>(count_);
    switch (function_) {
      case count:
        out = number;
        return true;
      case sum:
        out = value_;
        return true;
      case mean:
        if (count_ > 0) out = value_ / number;
        return count_ > 0;
      case var:
      case std:
        if (count_ > 1) out = function_ == var ? squares_ / (number - 1) : std::sqrt(squares_ / (number - 1));
        return count_ > 1;
      default:  // min, max
        if (count_ > 0) out = value_;
        return count_ > 0;
    }
  }

  /// As the carry of a partition, and back. The number of rows stands where the variance, which does not ask for it, has its
  /// squares.
  void keep(Carry& carry) const {
    auto [value, out] = make_vector<double>(DType::float64, 1);
    out[0] = value_;
    carry.value = std::move(value);
    carry.count = count_;
    carry.mean = mean_;
    carry.squares = function_ == plan::WindowFunction::count ? static_cast<double>(rows_) : squares_;
  }
  static Moments of(const Carry& carry, plan::WindowFunction function) {
    Moments made(function);
    if (carry.value.size == 0) return made;
    made.value_ = carry.value.data<double>()[0];
    made.count_ = carry.count;
    made.mean_ = carry.mean;
    made.squares_ = function == plan::WindowFunction::count ? 0 : carry.squares;
    made.rows_ = function == plan::WindowFunction::count ? static_cast<std::int64_t>(carry.squares) : 0;
    return made;
  }

 private:
  void merge_values(std::int64_t added, double value, double center, double squares) {
    using enum plan::WindowFunction;
    if (function_ == min)
      value_ = count_ == 0 || value < value_ ? value : value_;
    else if (function_ == max)
      value_ = count_ == 0 || value_ < value ? value : value_;
    else
      value_ += value;
    if (function_ == var || function_ == std) {
      // Chan, Golub and LeVeque's update.
      const double mine = static_cast<double>(count_), theirs = static_cast<double>(added), distance = center - mean_;
      mean_ += distance * theirs / (mine + theirs);
      squares_ += squares + distance * distance * mine * theirs / (mine + theirs);
    }
    count_ += added;
  }

  plan::WindowFunction function_;
  std::int64_t rows_ = 0, count_ = 0;
  double value_ = 0;  // the sum, or the extreme
  double mean_ = 0, squares_ = 0;
};

}  // namespace weft::kernel
