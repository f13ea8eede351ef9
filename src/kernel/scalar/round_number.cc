// Numbers -> numbers rounded to so many decimals, halves to even.
#include "plan/ops/round_number.h"

#include <cmath>
#include <limits>
#include <utility>

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/loops.h"

namespace weft::kernel {
namespace {

/// NumPy's way: scaled, rounded, scaled back.
template <class T>
Vector round_floats(DType type, int decimals, const Operand& input, std::size_t rows) {
  auto [result, out] = make_vector<T>(type, rows);
  const T scale = static_cast<T>(std::pow(10.0, std::abs(decimals)));
  if (decimals == 0)
    unary_loop<T>(input, rows, out, [](T x) { return std::nearbyint(x); });
  else if (decimals > 0)
    unary_loop<T>(input, rows, out, [scale](T x) { return std::nearbyint(x * scale) / scale; });
  else
    unary_loop<T>(input, rows, out, [scale](T x) { return std::nearbyint(x / scale) * scale; });
  return std::move(result);
}

/// To a multiple of `step`; the smallest and largest values may wrap, as all integers do.
template <class T>
T round_integer(T value, T step) {
  using Unsigned = std::make_unsigned_t<T>;
  T rest = static_cast<T>(value % step);
  if (rest < 0) rest = static_cast<T>(rest + step);
  const bool odd = ((value / step) - (value % step < 0 ? 1 : 0)) % 2 != 0;
  const auto down = static_cast<Unsigned>(static_cast<Unsigned>(value) - static_cast<Unsigned>(rest));
  const T missing = static_cast<T>(step - rest);
  const bool up = rest > missing || (rest == missing && odd);
  return static_cast<T>(up ? static_cast<Unsigned>(down + static_cast<Unsigned>(step)) : down);
}

template <class T>
Vector round_integers(DType type, int decimals, const Operand& input, std::size_t rows) {
  auto [result, out] = make_vector<T>(type, rows);
  T step = 1;
  bool fits = true;
  for (int power = decimals; power < 0 && fits; ++power) {
    fits = step <= std::numeric_limits<T>::max() / 10;
    if (fits) step = static_cast<T>(step * 10);
  }
  if (decimals >= 0)
    unary_loop<T>(input, rows, out, [](T x) { return x; });
  else if (fits)
    unary_loop<T>(input, rows, out, [step](T x) { return round_integer(x, step); });
  else
    unary_loop<T>(input, rows, out, [](T) { return T{0}; });  // less than half of the step
  return std::move(result);
}

template <class T>
ScalarKernel kernel(int decimals, DType type) {
  return {[decimals, type](std::span<const Operand> inputs, std::size_t rows) {
    if constexpr (std::is_floating_point_v<T>)
      return round_floats<T>(type, decimals, inputs[0], rows);
    else
      return round_integers<T>(type, decimals, inputs[0], rows);
  }};
}

}  // namespace

void register_round_number() {
  register_scalar(plan::RoundNumber::name, [](const plan::Node& node, std::span<const DType>, DType result) {
    const int decimals = node.as<plan::RoundNumber>()->decimals;
    return with_number_type(result, [&]<class T>(T) -> ScalarKernel {
      if constexpr (std::is_same_v<T, bool>)
        return {};  // the op takes none
      else
        return kernel<T>(decimals, result);
    });
  });
}

}  // namespace weft::kernel
