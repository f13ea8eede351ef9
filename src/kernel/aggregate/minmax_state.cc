// Values of groups of rows -> the smallest or largest; of none, null.

#include <algorithm>
#include <limits>

#include "kernel/aggregate/aggregate_state.h"
#include "kernel/aggregate/kept_strings.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// Numbers, booleans, dates and times. A group that has seen nothing holds the value that any other beats.
template <class T, bool is_max>
class NumberState final : public AggregateState {
 public:
  explicit NumberState(DType type) : type_(type) {}

  void resize(std::size_t groups) override {
    best_.resize(groups, worst);
    seen_.resize(groups);
  }

  void update(const std::uint32_t* groups, std::span<const Vector> arguments, std::size_t rows) override {
    const Vector& values = arguments[0];
    const T* in = values.data<T>();
    T* best = best_.data();
    std::uint8_t* seen = seen_.data();
    if (!values.valid && !std::is_floating_point_v<T>) {
      for (std::size_t i = 0; i < rows; ++i) {
        best[groups[i]] = better(best[groups[i]], in[i]);
        seen[groups[i]] = 1;
      }
    } else {
      const Missing<T> missing(values);
      for (std::size_t i = 0; i < rows; ++i) {
        const bool counts = !missing(i);
        best[groups[i]] = better(best[groups[i]], counts ? in[i] : worst);
        seen[groups[i]] |= counts;
      }
    }
  }

  void update_single(std::span<const Vector> arguments, std::size_t rows) override {
    const Vector& values = arguments[0];
    const T* in = values.data<T>();
    const Missing<T> missing(values);
    const bool may_miss = values.valid || std::is_floating_point_v<T>;
    constexpr std::size_t lanes = 16;
    T best[lanes];
    std::fill_n(best, lanes, worst);
    std::size_t i = 0;
    if (!may_miss) {
      for (; i + lanes <= rows; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) best[lane] = better(best[lane], in[i + lane]);
      seen_[0] |= rows > 0;
    } else if (!values.valid) {
      std::uint8_t seen[lanes] = {};
      for (; i + lanes <= rows; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) {
          const T value = in[i + lane];
          best[lane] = better(best[lane], is_nan(value) ? worst : value);
          seen[lane] |= !is_nan(value);
        }
      for (const std::uint8_t any : seen) seen_[0] |= any;
    }
    for (; i < rows; ++i) {
      const bool counts = !missing(i);
      best[0] = better(best[0], counts ? in[i] : worst);
      seen_[0] |= counts;
    }
    for (const T value : best) best_[0] = better(best_[0], value);
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    auto [result, out] = make_vector<T>(type_, count);
    for (std::size_t i = 0; i < count; ++i) out[i] = seen_[begin + i] ? best_[begin + i] : T{};
    result.valid = validity_of(seen_.data(), begin, count);
    columns.push_back(std::move(result));
  }
  std::size_t bytes() const override { return best_.capacity() * (sizeof(T) + 1); }

 private:
  using Limits = std::numeric_limits<T>;
  static constexpr T worst = std::is_floating_point_v<T> ? (is_max ? -Limits::infinity() : Limits::infinity())
                                                         : (is_max ? Limits::lowest() : Limits::max());

  static T better(T a, T b) {
    if constexpr (is_max)
      return a < b ? b : a;
    else
      return b < a ? b : a;
  }

  DType type_;
  LargeVector<T> best_;
  LargeVector<std::uint8_t> seen_;
};

template <bool is_max>
class StringState final : public AggregateState {
 public:
  void resize(std::size_t groups) override {
    best_.resize(groups);
    seen_.resize(groups);
  }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    const StringRef* in = values[0].data<StringRef>();
    for (std::size_t i = 0; i < rows; ++i)
      if (values[0].is_valid(i)) consider(groups[i], in[i]);
    best_.own();
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    columns.push_back(best_.copy(begin, count));
    columns.back().valid = validity_of(seen_.data(), begin, count);
  }
  std::size_t bytes() const override { return best_.bytes() + seen_.capacity(); }

 private:
  void consider(std::uint32_t group, const StringRef& value) {
    const StringRef& best = best_[group];
    if (seen_[group] && !(is_max ? best < value : value < best)) return;
    best_.set(group, value);
    seen_[group] = 1;
  }

  KeptStrings best_;
  LargeVector<std::uint8_t> seen_;
};

template <bool is_max>
std::unique_ptr<AggregateState> make(DType type) {
  return with_physical_type(type, [type]<class T>(const T&) -> std::unique_ptr<AggregateState> {
    if constexpr (std::is_same_v<T, StringRef>)
      return std::make_unique<StringState<is_max>>();
    else if constexpr (std::is_same_v<T, bool>)
      return std::make_unique<NumberState<std::uint8_t, is_max>>(type);
    else
      return std::make_unique<NumberState<T, is_max>>(type);
  });
}

}  // namespace

std::unique_ptr<AggregateState> make_minmax_state(bool is_max, DType value) {
  return is_max ? make<true>(value) : make<false>(value);
}

}  // namespace weft::kernel
