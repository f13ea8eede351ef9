// Vectors of one type -> the number of different values in each row.
#include "plan/ops/row_distinct.h"

#include <algorithm>
#include <type_traits>

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/missing.h"
#include "kernel/scalar/scalar_kernel.h"
#include "plan/ops/scalar_call.h"

namespace weft::kernel {
namespace {

template <class T>
Vector count_distinct(std::span<const Operand> inputs, std::size_t rows) {
  auto [result, out] = make_vector<std::int64_t>(DType::int64, rows);
  std::vector<std::conditional_t<std::is_same_v<T, bool>, std::uint8_t, T>> values;
  for (std::size_t row = 0; row < rows; ++row) {
    values.clear();
    for (const Operand& input : inputs) {
      const std::size_t place = input.constant ? 0 : row;
      if (!Missing<T>(input.vector)(place)) values.push_back(input.vector.data<T>()[place]);
    }
    std::sort(values.begin(), values.end());
    out[row] = std::unique(values.begin(), values.end()) - values.begin();
  }
  return std::move(result);
}

/// What all inputs are read as.
DType type_of_all(std::span<const DType> inputs) {
  plan::Type shared = inputs[0];
  for (const DType input : inputs)
    if (const auto next = plan::shared_type(shared, input)) shared = *next;
  return shared;
}

}  // namespace

void register_row_distinct() {
  register_scalar(
      plan::RowDistinct::name,
      [](const plan::Node&, std::span<const DType> inputs, DType) {
        return with_physical_type(inputs[0], []<class T>(const T&) -> ScalarKernel { return {count_distinct<T>, false}; });
      },
      [](const plan::Node&, std::span<const DType> inputs, DType) {
        return std::vector<DType>(inputs.size(), type_of_all(inputs));
      });
}

}  // namespace weft::kernel
