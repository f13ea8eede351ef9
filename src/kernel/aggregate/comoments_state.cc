// Pairs of values of groups of rows -> what covariance and correlation are made of, put together as moments are.
#include <array>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/aggregate/exact_mean.h"
#include "kernel/large_memory.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

struct Comoments {
  double n = 0, mean_x = 0, mean_y = 0;
  double xx = 0, yy = 0, xy = 0;  // sums of products of distances from the means
  double low_x = 0, low_y = 0;    // what the means are too small by

  void add(double x, double y) {
    n += 1;
    const double dx = x - mean_x - low_x, dy = y - mean_y - low_y, weight = (n - 1) / n;
    move_mean(mean_x, low_x, dx / n);
    move_mean(mean_y, low_y, dy / n);
    xx += dx * dx * weight;
    yy += dy * dy * weight;
    xy += dx * dy * weight;
  }

  void merge(const Comoments& other) {
    if (other.n == 0) return;
    if (n == 0) {
      *this = other;
      return;
    }
    const double all = n + other.n, weight = n * other.n / all;
    const double dx = other.mean_x - mean_x + (other.low_x - low_x), dy = other.mean_y - mean_y + (other.low_y - low_y);
    xx += other.xx + dx * dx * weight;
    yy += other.yy + dy * dy * weight;
    xy += other.xy + dx * dy * weight;
    move_mean(mean_x, low_x, dx * other.n / all);
    move_mean(mean_y, low_y, dy * other.n / all);
    n = all;
  }

  static constexpr std::array<double Comoments::*, 8> columns{&Comoments::n,     &Comoments::mean_x, &Comoments::mean_y,
                                                              &Comoments::xx,    &Comoments::yy,     &Comoments::xy,
                                                              &Comoments::low_x, &Comoments::low_y};
};

template <bool merges>
class ComomentsState final : public AggregateState {
 public:
  void resize(std::size_t groups) override { states_.resize(groups); }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    if constexpr (merges) {
      for (std::size_t i = 0; i < rows; ++i) {
        Comoments other;
        for (std::size_t index = 0; index < values.size(); ++index)
          other.*Comoments::columns[index] = values[index].data<double>()[i];
        states_[groups[i]].merge(other);
      }
    } else {
      const Missing<double> x_missing(values[0]), y_missing(values[1]);
      for (std::size_t i = 0; i < rows; ++i)
        if (!x_missing(i) && !y_missing(i)) states_[groups[i]].add(values[0].data<double>()[i], values[1].data<double>()[i]);
    }
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    for (const auto column : Comoments::columns) {
      auto [result, out] = make_vector<double>(DType::float64, count);
      for (std::size_t i = 0; i < count; ++i) out[i] = states_[begin + i].*column;
      columns.push_back(std::move(result));
    }
  }
  std::size_t bytes() const override { return states_.capacity() * sizeof(Comoments); }

 private:
  LargeVector<Comoments> states_;
};

}  // namespace

std::unique_ptr<AggregateState> make_comoments_state(bool merges) {
  if (merges) return std::make_unique<ComomentsState<true>>();
  return std::make_unique<ComomentsState<false>>();
}

}  // namespace weft::kernel
