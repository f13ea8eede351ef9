// Values -> sums, means, extremes, counts, moments and quantiles of the windows that end at each, or lie around it.
#include <algorithm>
#include <vector>

#include "kernel/physical_type.h"
#include "kernel/window/window_bounds.h"
#include "kernel/window/window_function.h"
#include "kernel/window/window_moments.h"

namespace weft::kernel {
namespace {

/// A queue whose summary is known: values wait in two stacks, each with the summaries up to its top.
class MovingMoments {
 public:
  explicit MovingMoments(const plan::WindowCall& call) : call_(call), newer_(call.function) {}

  void push(double value) {
    values_.push_back(value);
    newer_.add(value);
  }
  void pop() {
    if (older_.empty()) {
      Moments summary(call_.function);
      for (std::size_t index = values_.size(); index > 0; --index) {
        Moments one(call_.function);
        one.add(values_[index - 1]);
        one.merge(summary);
        older_.push_back(summary = one);
      }
      values_.clear();
      newer_ = Moments(call_.function);
    }
    older_.pop_back();
  }
  bool result(double& out) const {
    if (older_.empty()) return newer_.result(call_, out);
    Moments all = older_.back();
    all.merge(newer_);
    return all.result(call_, out);
  }

 private:
  const plan::WindowCall& call_;
  std::vector<Moments> older_;  // the last is of all older values
  std::vector<double> values_;  // the newer ones
  Moments newer_;
};

/// The values of a window in order.
class MovingQuantile {
 public:
  explicit MovingQuantile(const plan::WindowCall& call)
      : min_periods_(call.min_periods), share_(call.function == plan::WindowFunction::median ? 0.5 : call.share) {}

  void push(double value) {
    values_.push_back(value);
    if (value == value) sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), value), value);
  }
  void pop() {
    const double value = values_[first_++];
    if (value == value) sorted_.erase(std::lower_bound(sorted_.begin(), sorted_.end(), value));
  }
  bool result(double& out) const {
    const std::size_t size = sorted_.size();
    if (size == 0 || static_cast<std::int64_t>(size) < min_periods_) return false;
    const double place = share_ * static_cast<double>(size - 1);
    const auto below = static_cast<std::size_t>(place);
    const double low = sorted_[below], rest = place - static_cast<double>(below);
    out = rest > 0 ? low + (sorted_[below + 1] - low) * rest : low;
    return true;
  }

 private:
  std::int64_t min_periods_;
  double share_;
  std::vector<double> values_;  // those before first_ have left
  std::size_t first_ = 0;
  std::vector<double> sorted_;
};

template <class V, class Moving>
Vector run(const WindowInput& input) {
  auto [made, out] = make_vector<double>(input.result, input.values.size);
  auto valid = std::make_shared<std::uint8_t[]>(input.values.size);
  std::fill_n(out, input.values.size, 0.0);
  for (const Segment& segment : input.segments) {
    WindowBounds bounds(input, segment);
    Moving moving(input.call);
    Segment held{segment.begin, segment.begin};
    for (std::size_t row = segment.begin; row < segment.end; ++row) {
      const Segment window = bounds.of(row);
      for (; held.end < window.end; ++held.end) moving.push(window_value<V>(input, held.end));
      for (; held.begin < window.begin; ++held.begin) moving.pop();
      valid[row] = moving.result(out[row]);
    }
  }
  made.valid = std::move(valid);
  return std::move(made);
}

}  // namespace

Vector run_moving(const WindowInput& input) {
  return with_number_type(input.values.type, [&]<class V>(const V&) {
    return input.call.function >= plan::WindowFunction::median ? run<V, MovingQuantile>(input) : run<V, MovingMoments>(input);
  });
}

}  // namespace weft::kernel
