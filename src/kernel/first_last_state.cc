// Values of groups of rows -> the first or the last that is there.
#include <algorithm>

#include "kernel/aggregate_state.h"
#include "kernel/kept_strings.h"
#include "kernel/large_memory.h"
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

/// Values of fixed size, as KeptStrings keeps strings.
template <class T>
class KeptNumbers {
 public:
  explicit KeptNumbers(DType type) : type_(type) {}
  void resize(std::size_t groups) { kept_.resize(groups); }
  void set(std::uint32_t group, T value) { kept_[group] = value; }
  void own() {}
  Vector copy(std::size_t begin, std::size_t count) const {
    auto [result, out] = make_vector<T>(type_, count);
    std::copy_n(kept_.begin() + static_cast<std::ptrdiff_t>(begin), count, out);
    return std::move(result);
  }
  std::size_t bytes() const { return kept_.capacity() * sizeof(T); }

 private:
  DType type_;
  LargeVector<T> kept_;
};

template <class T, class Kept>
class FirstLastState final : public AggregateState {
 public:
  FirstLastState(bool is_last, Kept kept) : is_last_(is_last), kept_(std::move(kept)) {}

  void resize(std::size_t groups) override {
    kept_.resize(groups);
    seen_.resize(groups);
  }

  void update(const std::uint32_t* groups, std::span<const Vector> values, std::size_t rows) override {
    const T* in = values[0].data<T>();
    const Missing<T> missing(values[0]);
    for (std::size_t i = 0; i < rows; ++i) {
      if (missing(i) || (!is_last_ && seen_[groups[i]])) continue;
      kept_.set(groups[i], in[i]);
      seen_[groups[i]] = 1;
    }
    kept_.own();
  }

  void results(std::size_t begin, std::size_t count, std::vector<Vector>& columns) override {
    columns.push_back(kept_.copy(begin, count));
    columns.back().valid = validity_of(seen_.data(), begin, count);
  }
  std::size_t bytes() const override { return kept_.bytes() + seen_.capacity(); }

 private:
  bool is_last_;
  Kept kept_;
  LargeVector<std::uint8_t> seen_;
};

}  // namespace

std::unique_ptr<AggregateState> make_first_last_state(bool is_last, DType value) {
  return with_physical_type(value, [&]<class T>(const T&) -> std::unique_ptr<AggregateState> {
    if constexpr (std::is_same_v<T, StringRef>)
      return std::make_unique<FirstLastState<T, KeptStrings>>(is_last, KeptStrings());
    else if constexpr (std::is_same_v<T, bool>)
      return std::make_unique<FirstLastState<std::uint8_t, KeptNumbers<std::uint8_t>>>(is_last, KeptNumbers<std::uint8_t>(value));
    else
      return std::make_unique<FirstLastState<T, KeptNumbers<T>>>(is_last, KeptNumbers<T>(value));
  });
}

}  // namespace weft::kernel
