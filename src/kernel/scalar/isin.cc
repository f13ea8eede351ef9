// A vector and a set of values -> a boolean vector.
#include <algorithm>
#include <unordered_set>

#include "kernel/physical_type.h"
#include "kernel/scalar/loops.h"
#include "kernel/scalar/missing.h"
#include "kernel/scalar/representable.h"

namespace weft::kernel {
namespace {

using plan::Literal;

/// Few values are compared one after the other, in loops that run on vectors; many are looked up.
constexpr std::size_t few = 8;

template <class T>
class Members {
 public:
  Members(const std::vector<Literal>& literals, DType type) {
    for (const Literal& literal : literals) {
      if (plan::is_missing(literal)) {
        has_missing_ = true;
      } else if (representable<T>(literal)) {
        owners_.push_back(literal_vector(literal, type));
        const T value = *owners_.back().template data<T>();
        if (set_.insert(value).second) values_.push_back(value);
      }
    }
  }

  Vector look_up(const Vector& input) const {
    auto [result, out] = make_vector<std::uint8_t>(DType::boolean, input.size);
    const T* in = input.template data<T>();
    if (values_.size() <= few) {
      std::fill_n(out, input.size, 0);
      for (const T value : values_)
        for (std::size_t i = 0; i < input.size; ++i) out[i] |= in[i] == value;
    } else {
      for (std::size_t i = 0; i < input.size; ++i) out[i] = set_.contains(in[i]);
    }
    if (std::is_floating_point_v<T> && has_missing_)
      for (std::size_t i = 0; i < input.size; ++i) out[i] |= is_nan(in[i]);
    if (input.valid)
      for (std::size_t i = 0; i < input.size; ++i) out[i] = input.valid[i] ? out[i] : has_missing_;
    return std::move(result);
  }

 private:
  std::vector<Vector> owners_;
  std::vector<T> values_;
  std::unordered_set<T, ValueHash<T>> set_;
  bool has_missing_ = false;
};

}  // namespace

ScalarKernel isin_kernel(const std::vector<Literal>& values, DType input) {
  return with_physical_type(input, [&]<class T>(const T&) -> ScalarKernel {
    auto members = std::make_shared<const Members<T>>(values, input);
    return {[members](std::span<const Operand> inputs, std::size_t) { return members->look_up(inputs[0].vector); }, false};
  });
}

}  // namespace weft::kernel
