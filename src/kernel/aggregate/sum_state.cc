// Values of groups of rows -> their sum or product. Loops are kept free of branches: a null's value is zero, and NaN is made
// zero, but where the values are sums themselves.
#include <algorithm>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

using plan::AggregateFunction;

/// Integers wrap, as NumPy's do; floats of either size are added and multiplied as doubles.
template <class T, class Result>
class FoldState : public AggregateState {
 public:
  FoldState(DType type, Result start) : type_(type), start_(start) {}
  void resize(std::size_t groups) override { folded_.resize(groups, start_); }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    using Out = std::conditional_t<std::is_same_v<T, float>, float, Result>;
    auto [result, out] = make_vector<Out>(type_, count);
    for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<Out>(folded_[begin + i]);
    columns.push_back(std::move(result));
  }
  std::size_t bytes() const override { return folded_.capacity() * sizeof(Result); }

 protected:
  DType type_;
  Result start_;
  LargeVector<Result> folded_;
};

template <class T, class Sum, bool merges>
class SumState final : public FoldState<T, Sum> {
 public:
  explicit SumState(DType type) : FoldState<T, Sum>(type, Sum{0}) {}

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    const T* in = values[0].data<T>();
    Sum* sums = this->folded_.data();
    for (std::size_t i = 0; i < rows; ++i) sums[groups[i]] += addend(in[i]);
  }

  void update_single(std::span<const Vector> values, std::size_t rows) override {
    const T* in = values[0].data<T>();
    // Several sums side by side: one would have each addition wait for the one before.
    constexpr std::size_t lanes = 16;
    Sum sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= rows; i += lanes)
      for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] += addend(in[i + lane]);
    for (; i < rows; ++i) sums[0] += addend(in[i]);
    for (const Sum sum : sums) this->folded_[0] += sum;
  }

 private:
  static Sum addend(T value) { return !merges && is_nan(value) ? Sum{0} : static_cast<Sum>(value); }
};

template <class T, class Product, bool merges>
class ProductState final : public FoldState<T, Product> {
 public:
  explicit ProductState(DType type) : FoldState<T, Product>(type, Product{1}) {}

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    const T* in = values[0].data<T>();
    const Missing<T> missing(values[0]);
    Product* products = this->folded_.data();
    const auto is_left_out = [&](std::size_t row) { return merges ? !values[0].is_valid(row) : missing(row); };
    for (std::size_t i = 0; i < rows; ++i) products[groups[i]] *= is_left_out(i) ? Product{1} : static_cast<Product>(in[i]);
  }
};

template <template <class, class, bool> class State, bool merges>
std::unique_ptr<AggregateState> make_fold(AggregateFunction function, DType value) {
  const DType type = plan::result_type(function, value);
  return with_number_type(value, [type]<class T>(T) -> std::unique_ptr<AggregateState> {
    if constexpr (std::is_floating_point_v<T>)
      return std::make_unique<State<T, double, merges>>(type);
    else if constexpr (std::is_same_v<T, bool>)
      return std::make_unique<State<std::uint8_t, std::uint64_t, merges>>(type);
    // The bits of a signed sum, added where overflow is defined.
    else
      return std::make_unique<State<T, std::uint64_t, merges>>(type);
  });
}

}  // namespace

std::unique_ptr<AggregateState> make_sum_state(DType value, bool merges) {
  return merges ? make_fold<SumState, true>(AggregateFunction::merge_sum, value)
                : make_fold<SumState, false>(AggregateFunction::sum, value);
}

std::unique_ptr<AggregateState> make_product_state(DType value, bool merges) {
  return merges ? make_fold<ProductState, true>(AggregateFunction::merge_prod, value)
                : make_fold<ProductState, false>(AggregateFunction::prod, value);
}

}  // namespace weft::kernel
