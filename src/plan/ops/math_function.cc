// Functions of mathematics -> the type of their values, and their text.
#include "plan/ops/math_function.h"

#include <algorithm>
#include <array>

#include <weft/error.h>

#include "plan/ops/scalar.h"
#include "plan/ops/scalar_call.h"

namespace weft::plan {
namespace {

using dd::DType;

/// In the order of MathFunctionName.
constexpr std::array<std::string_view, 38> names{
    "sqrt",    "cbrt",     "exp",     "expm1",   "exp2",   "log",      "log1p",     "log2",      "log10",   "sin",
    "cos",     "tan",      "arcsin",  "arccos",  "arctan", "sinh",     "cosh",      "tanh",      "arcsinh", "arccosh",
    "arctanh", "degrees",  "radians", "rint",    "fabs",   "floor",    "ceil",      "trunc",     "sign",    "isnan",
    "isinf",   "isfinite", "signbit", "arctan2", "hypot",  "copysign", "logaddexp", "logaddexp2"};
static_assert(names.size() == static_cast<std::size_t>(MathFunctionName::logaddexp2) + 1);

bool keeps_type(MathFunctionName function) { return function >= MathFunctionName::floor && function <= MathFunctionName::sign; }

/// NumPy has a float16 for the smallest integers; here they take float32.
DType float_type(DType input) { return *common_type(input == DType::boolean ? DType::float64 : input, DType::float32); }

}  // namespace

std::string_view to_string(MathFunctionName function) { return names[static_cast<std::size_t>(function)]; }

std::optional<MathFunctionName> find_math_function(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<MathFunctionName>(found - names.begin());
}

std::size_t num_inputs(MathFunctionName function) { return function >= MathFunctionName::arctan2 ? 2 : 1; }

std::vector<std::string> math_function_names() { return {names.begin(), names.end()}; }

dd::DType MathFunction::type(std::span<const dd::DType> inputs) const {
  expect_scalars(name, inputs.size(), num_inputs(function));
  for (const DType input : inputs)
    if (!dd::is_numeric(input) && (input != DType::boolean || keeps_type(function)))
      throw Error(ErrorKind::user,
                  "Cannot compute " + std::string(to_string(function)) + " of " + std::string(dd::to_string(input)));
  if (keeps_type(function)) return inputs[0];
  if (function >= MathFunctionName::isnan && function <= MathFunctionName::signbit) return DType::boolean;
  if (inputs.size() == 1) return float_type(inputs[0]);
  return float_type(*common_type(inputs[0], inputs[1]));
}

std::string MathFunction::text(std::span<const std::string> inputs) const { return call_text(to_string(function), inputs); }

}  // namespace weft::plan
