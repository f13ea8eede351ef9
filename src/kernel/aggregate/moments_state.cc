// Values of groups of rows -> their number, mean and sums of powers of distances from it. Nothing is ever subtracted that is
// large beside the result: T. Chan, G. Golub, R. LeVeque (1979) for squares, P. Pebay (2008) for higher powers.
#include <algorithm>
#include <array>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/aggregate/exact_mean.h"
#include "kernel/large_memory.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// [0] the number, [1] the mean, [p] the sum of the p-th powers of the distances from it, and last what the
/// mean is too small by.
template <unsigned power>
using Moments = std::array<double, power + 2>;

template <unsigned power>
void add(Moments<power>& m, double value) {
  const double before = m[0], n = before + 1;
  const double delta = value - m[1] - m[power + 1], step = delta / n, square = delta * step * before;
  if constexpr (power >= 4) m[4] += square * step * step * (n * n - 3 * n + 3) + 6 * step * step * m[2] - 4 * step * m[3];
  if constexpr (power >= 3) m[3] += square * step * (n - 2) - 3 * step * m[2];
  m[2] += square;
  move_mean(m[1], m[power + 1], step);
  m[0] = n;
}

template <unsigned power>
void merge(Moments<power>& a, const Moments<power>& b) {
  if (b[0] == 0) return;
  if (a[0] == 0) {
    a = b;
    return;
  }
  const double n = a[0] + b[0], both = a[0] * b[0];
  const double delta = b[1] - a[1] + (b[power + 1] - a[power + 1]), step = delta / n;
  if constexpr (power >= 4)
    a[4] += b[4] + delta * step * step * step * both * (a[0] * a[0] - both + b[0] * b[0]) +
            6 * step * step * (a[0] * a[0] * b[2] + b[0] * b[0] * a[2]) + 4 * step * (a[0] * b[3] - b[0] * a[3]);
  if constexpr (power >= 3) a[3] += b[3] + delta * step * step * both * (a[0] - b[0]) + 3 * step * (a[0] * b[2] - b[0] * a[2]);
  a[2] += b[2] + delta * step * both;
  move_mean(a[1], a[power + 1], step * b[0]);
  a[0] = n;
}

/// Moments of values at once, around their mean, which is found from the first of them: equal values have no distance at all.
template <unsigned power>
Moments<power> moments_of(std::span<const double> values) {
  Moments<power> made{};
  if (values.empty()) return made;
  made[0] = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value - values[0];
  made[1] = values[0];
  move_mean(made[1], made[power + 1], sum / made[0]);
  for (const double value : values) {
    const double delta = value - made[1] - made[power + 1], square = delta * delta;
    made[2] += square;
    if constexpr (power >= 3) made[3] += square * delta;
    if constexpr (power >= 4) made[4] += square * square;
  }
  return made;
}

template <unsigned power, bool merges>
class MomentsState final : public AggregateState {
 public:
  void resize(std::size_t groups) override { states_.resize(groups); }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    if constexpr (merges) {
      std::array<const double*, power + 2> columns;
      for (unsigned index = 0; index < power + 2; ++index) columns[index] = values[index].data<double>();
      for (std::size_t i = 0; i < rows; ++i) {
        Moments<power> other;
        for (unsigned index = 0; index < power + 2; ++index) other[index] = columns[index][i];
        merge<power>(states_[groups[i]], other);
      }
    } else {
      const double* in = values[0].data<double>();
      const Missing<double> missing(values[0]);
      for (std::size_t i = 0; i < rows; ++i)
        if (!missing(i)) add<power>(states_[groups[i]], in[i]);
    }
  }

  void update_single(std::span<const Vector> values, std::size_t rows) override {
    if constexpr (merges) {
      AggregateState::update_single(values, rows);
    } else {
      const double* in = values[0].data<double>();
      const Missing<double> missing(values[0]);
      present_.clear();
      for (std::size_t i = 0; i < rows; ++i)
        if (!missing(i)) present_.push_back(in[i]);
      merge<power>(states_[0], moments_of<power>(present_));
    }
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    for (unsigned index = 0; index < power + 2; ++index) {
      auto [result, out] = make_vector<double>(DType::float64, count);
      for (std::size_t i = 0; i < count; ++i) out[i] = states_[begin + i][index];
      columns.push_back(std::move(result));
    }
  }
  std::size_t bytes() const override { return states_.capacity() * sizeof(Moments<power>); }

 private:
  LargeVector<Moments<power>> states_;
  std::vector<double> present_;
};

template <unsigned power>
std::unique_ptr<AggregateState> make(bool merges) {
  if (merges) return std::make_unique<MomentsState<power, true>>();
  return std::make_unique<MomentsState<power, false>>();
}

}  // namespace

std::unique_ptr<AggregateState> make_moments_state(unsigned power, bool merges) {
  return power == 2 ? make<2>(merges) : power == 3 ? make<3>(merges) : make<4>(merges);
}

}  // namespace weft::kernel
