// Two vectors -> the larger or smaller value of each row.
#include "plan/ops/extremum.h"

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/missing.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

template <class T>
bool first_wins(bool largest, const T& a, const T& b) {
  return largest ? !(a < b) : !(b < a);
}

template <class T>
Vector pick(const plan::Extremum& op, DType type, std::span<const Operand> inputs, std::size_t rows) {
  const Operand &left = inputs[0], &right = inputs[1];
  const T* a = left.vector.data<T>();
  const T* b = right.vector.data<T>();
  const Missing<T> none(right.vector);
  auto [result, out] = make_vector<T>(type, rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t l = left.constant ? 0 : i, r = right.constant ? 0 : i;
    bool first = is_nan(a[l]) || first_wins(op.largest, a[l], b[r]);
    if (op.bound)
      first = none(r) || !left.vector.is_valid(l) || first;
    else
      first = is_nan(a[l]) || (!is_nan(b[r]) && first);
    out[i] = first ? a[l] : b[r];
  }
  for (const Operand& input : inputs)
    result.holds.insert(result.holds.end(), input.vector.holds.begin(), input.vector.holds.end());
  if (op.bound && left.vector.valid) {
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
    for (std::size_t i = 0; i < rows; ++i) valid[i] = left.is_valid(i);
    result.valid = std::move(valid);
  }
  return std::move(result);
}

}  // namespace

void register_extremum() {
  register_scalar(
      plan::Extremum::name,
      [](const plan::Node& node, std::span<const DType>, DType result) {
        const plan::Extremum op = *node.as<plan::Extremum>();
        return with_physical_type(result, [op, result]<class T>(const T&) -> ScalarKernel {
          // A missing bound is not the result's null, so a bound sees to nulls itself.
          return {[op, result](std::span<const Operand> inputs, std::size_t rows) { return pick<T>(op, result, inputs, rows); },
                  !op.bound};
        });
      },
      [](const plan::Node&, std::span<const DType>, DType result) {
        return std::vector<DType>{result, result};
      });
}

}  // namespace weft::kernel
