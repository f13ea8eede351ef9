// Timestamps and durations -> multiples of a step.
#include <utility>

#include "base/civil_date.h"
#include "kernel/register.h"
#include "kernel/scalar/loops.h"
#include "plan/ops/date_function.h"

namespace weft::kernel {
namespace {

using plan::TimeRounding;

template <class Round>
ScalarKernel rounding_kernel(DType type, Round round) {
  return {[type, round](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(type, rows);
    unary_loop<std::int64_t>(inputs[0], rows, out, round);
    return std::move(result);
  }};
}

template <class Round>
ScalarKernel kernel_from_origin(DType type, Round round) {
  return {[type, round](std::span<const Operand> inputs, std::size_t rows) {
    auto [result, out] = make_vector<std::int64_t>(type, rows);
    binary_loop<std::int64_t, std::int64_t>(inputs, rows, out, round);
    return std::move(result);
  }};
}

/// To the multiple below, or the one above what is none itself.
ScalarKernel make_kernel_from_origin(const plan::RoundTime& op, DType type) {
  const bool up = op.rounding == TimeRounding::ceil;
  if (op.months == 0)
    return kernel_from_origin(type, [step = op.step, up](std::int64_t at, std::int64_t origin) {
      const std::int64_t rest = base::floor_remainder(at - origin, step);
      return at - rest + (up && rest != 0 ? step : 0);
    });
  return kernel_from_origin(type, [months = op.months, up](std::int64_t at, std::int64_t origin) {
    const std::int64_t rest = base::floor_remainder(base::month_number(at) - base::month_number(origin), months);
    const std::int64_t start = base::month_start(at, 1, -rest);
    return up && start != at ? base::month_start(at, 1, months - rest) : start;
  });
}

ScalarKernel make_kernel(const plan::RoundTime& op, DType type) {
  if (op.months > 0) {
    const std::int32_t months = op.months;
    if (op.rounding == TimeRounding::floor)
      return rounding_kernel(type, [months](std::int64_t at) { return base::month_start(at, months); });
    return rounding_kernel(type, [months](std::int64_t at) {
      const std::int64_t start = base::month_start(at, months);
      return start == at ? at : base::month_start(at, months, months);
    });
  }
  const std::int64_t step = op.step;
  switch (op.rounding) {
    case TimeRounding::floor:
      return rounding_kernel(type, [step](std::int64_t at) { return at - base::floor_remainder(at, step); });
    case TimeRounding::ceil:
      return rounding_kernel(type, [step](std::int64_t at) {
        const std::int64_t rest = base::floor_remainder(at, step);
        return rest == 0 ? at : at + (step - rest);
      });
    default:
      return rounding_kernel(type, [step](std::int64_t at) {
        const std::int64_t below = base::floor_divide(at, step);
        const std::int64_t rest = at - below * step, missing = step - rest;
        return (below + (rest > missing || (rest == missing && below % 2 != 0))) * step;
      });
  }
}

}  // namespace

void register_date_rounding() {
  register_scalar(plan::RoundTime::name, [](const plan::Node& node, std::span<const DType> inputs, DType result) {
    const auto& op = *node.as<plan::RoundTime>();
    return inputs.size() > 1 ? make_kernel_from_origin(op, result) : make_kernel(op, result);
  });
}

}  // namespace weft::kernel
