// Values of groups of rows -> the first or the last that is there.
#include "kernel/aggregate/aggregate_state.h"
#include "kernel/aggregate/kept_values.h"
#include "kernel/scalar/missing.h"

namespace weft::kernel {
namespace {

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
  return with_kept_values(value, [&]<class T, class Kept>(const T&, Kept kept) -> std::unique_ptr<AggregateState> {
    return std::make_unique<FirstLastState<T, Kept>>(is_last, std::move(kept));
  });
}

}  // namespace weft::kernel
