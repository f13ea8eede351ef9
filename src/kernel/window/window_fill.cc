// Values -> the last one, or the next one, that is there.
#include "kernel/physical_type.h"
#include "kernel/scalar/missing.h"
#include "kernel/window/window_function.h"

namespace weft::kernel {
namespace {

/// Goes through rows in one direction; `count` tells how many rows ago the value was seen.
template <class T>
class Filler {
 public:
  Filler(const WindowInput& input, T* out, std::uint8_t* valid)
      : values_(input.values), missing_(input.values), limit_(input.call.rows), out_(out), valid_(valid) {}

  void start(const Carry& carry) {
    has_ = carry.value.size > 0 && carry.value.is_valid(0);
    if (has_) last_ = carry.value.data<T>()[0];
    distance_ = carry.count;
  }
  void visit(std::size_t row) {
    if (!missing_(row)) {
      last_ = values_.data<T>()[row];
      has_ = true;
      distance_ = 0;
    } else {
      ++distance_;
    }
    valid_[row] = has_ && (limit_ == 0 || distance_ <= limit_);
    out_[row] = valid_[row] ? last_ : T{};
  }
  void end(Carry& carry) const {
    carry.count = distance_;
    auto [value, to] = make_vector<T>(values_.type, 1);
    to[0] = has_ ? last_ : T{};
    auto valid = std::make_shared<std::uint8_t[]>(1);
    valid[0] = has_;
    value.valid = std::move(valid);
    value.holds = carry.value.holds;
    value.holds.insert(value.holds.end(), values_.holds.begin(), values_.holds.end());
    carry.value = std::move(value);
  }

 private:
  const Vector& values_;
  Missing<T> missing_;
  std::int64_t limit_;
  T* out_;
  std::uint8_t* valid_;
  bool has_ = false;
  T last_{};
  std::int64_t distance_ = 0;
};

}  // namespace

Vector run_fill(const WindowInput& input, Carry& carry) {
  const Vector& values = input.values;
  return with_physical_type(values.type, [&]<class T>(const T&) {
    auto [filled, out] = make_vector<T>(values.type, values.size);
    auto valid = std::make_shared<std::uint8_t[]>(values.size);
    std::fill_n(out, values.size, T{});
    Filler<T> filler(input, out, valid.get());
    filled.holds = values.holds;
    filled.holds.insert(filled.holds.end(), carry.value.holds.begin(), carry.value.holds.end());
    const Carry start = carry;
    for (const Segment& segment : input.segments) {
      filler.start(start);
      if (input.call.function == plan::WindowFunction::ffill)
        for (std::size_t row = segment.begin; row < segment.end; ++row) filler.visit(row);
      else
        for (std::size_t row = segment.end; row > segment.begin; --row) filler.visit(row - 1);
      filler.end(carry);
    }
    filled.valid = std::move(valid);
    return std::move(filled);
  });
}

}  // namespace weft::kernel
