// A condition and two vectors -> each row's value from one of them.
#include "plan/ops/if_else.h"

#include "kernel/physical_type.h"
#include "kernel/register.h"
#include "kernel/scalar/scalar_kernel.h"

namespace weft::kernel {
namespace {

template <class T>
Vector choose(DType type, std::span<const Operand> inputs, std::size_t rows) {
  const Operand &condition = inputs[0], &yes = inputs[1], &no = inputs[2];
  // A null condition has the value 0, so it chooses as false does.
  const auto* conditions = condition.vector.data<std::uint8_t>();
  auto [result, out] = make_vector<T>(type, rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const Operand& chosen = conditions[condition.constant ? 0 : i] ? yes : no;
    out[i] = chosen.vector.template data<T>()[chosen.constant ? 0 : i];
  }
  if (yes.vector.valid || no.vector.valid) {
    auto valid = std::make_shared_for_overwrite<std::uint8_t[]>(rows);
    for (std::size_t i = 0; i < rows; ++i) valid[i] = (conditions[condition.constant ? 0 : i] ? yes : no).is_valid(i);
    result.valid = std::move(valid);
  }
  for (const Operand* from : {&yes, &no})
    result.holds.insert(result.holds.end(), from->vector.holds.begin(), from->vector.holds.end());
  return std::move(result);
}

}  // namespace

void register_if_else() {
  register_scalar(
      plan::IfElse::name,
      [](const plan::Node&, std::span<const DType>, DType result) {
        return with_physical_type(result, [result]<class T>(const T&) -> ScalarKernel {
          return {[result](std::span<const Operand> inputs, std::size_t rows) { return choose<T>(result, inputs, rows); }, false};
        });
      },
      [](const plan::Node&, std::span<const DType>, DType result) {
        return std::vector<DType>{DType::boolean, result, result};
      });
}

}  // namespace weft::kernel
