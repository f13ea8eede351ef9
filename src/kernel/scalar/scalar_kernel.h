// Scalar ops -> functions from vectors to a vector, chosen by type when an expression is made ready.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/batch.h"
#include "plan/ops/scalar.h"

namespace weft::kernel {

/// What a kernel reads: a value a row, or one value that stands for all rows.
struct Operand {
  Vector vector;
  bool constant = false;

  bool is_valid(std::size_t row) const { return vector.is_valid(constant ? 0 : row); }
};

struct ScalarKernel {
  /// Gives `rows` values. Where all inputs are constants, `rows` is 1.
  std::function<Vector(std::span<const Operand> inputs, std::size_t rows)> run;
  /// A null in any input makes the result null. The caller then sees to nulls, and the kernel may compute anything there; it may
  /// set validity where it makes nulls of its own. Otherwise validity is all the kernel's.
  bool strict = true;
};

/// How the kernel of a scalar op is found: by the op's name. `inputs` are the types of what it will read, `result` its own.
using MakeScalar = std::function<ScalarKernel(const plan::Node& node, std::span<const DType> inputs, DType result)>;
/// The types that the inputs are to be converted to before the kernel reads them.
using WantedTypes = std::function<std::vector<DType>(const plan::Node& node, std::span<const DType> inputs, DType result)>;
/// Makes a scalar op known; without `wanted`, its kernel reads the inputs as they are.
void register_scalar(std::string_view op, MakeScalar make, WantedTypes wanted = nullptr);

struct ScalarMaker {
  MakeScalar make;
  WantedTypes wanted;
};
/// Null when no op of that name was registered.
const ScalarMaker* find_scalar(std::string_view op);

/// Both inputs and the comparison are of type `operands`.
ScalarKernel compare_kernel(plan::BinaryOp op, DType operands);
/// Inputs int64 and uint64, in the order of `left_signed`.
ScalarKernel compare_mixed_sign_kernel(plan::BinaryOp op, bool left_signed);
/// Inputs and result of type `type`, a number; div and pow of floats only.
ScalarKernel arithmetic_kernel(plan::BinaryOp op, DType type);
/// The kernel of an operation on instants and durations, and the types that it reads.
struct TemporalArithmetic {
  ScalarKernel kernel;
  DType left, right;
};
TemporalArithmetic temporal_arithmetic(plan::BinaryOp op, DType left, DType right, DType result);
ScalarKernel join_strings_kernel();
ScalarKernel logic_kernel(plan::BinaryOp op);
/// negate or abs; input and result of type `type`, a number.
ScalarKernel sign_kernel(plan::UnaryOp op, DType type);
/// The input has the result's type, but for is_null and is_valid.
ScalarKernel unary_kernel(plan::UnaryOp op, DType input);
ScalarKernel cast_kernel(DType from, DType to);
/// Timestamps of that zone -> the text that base::format_zoned_timestamp() makes of each.
ScalarKernel zoned_text_kernel(const std::string& zone);
ScalarKernel isin_kernel(const std::vector<plan::Literal>& values, DType input);
/// All inputs of type `type`.
ScalarKernel coalesce_kernel(DType type);
/// Inputs of the types that the function takes.
ScalarKernel call_kernel(const std::string& function);

/// A comparison of an integer column with a float, made exact: `column op value` over integers, or the same answer for every row.
/// Not for uint64 with a value of 2^63 or more, which no int64 holds.
struct IntegerComparison {
  plan::BinaryOp op = plan::BinaryOp::eq;
  std::int64_t value = 0;
  std::optional<bool> always = std::nullopt;
};
IntegerComparison exact_comparison(plan::BinaryOp op, DType integer, double value);

/// A literal as one value of that type, such as a date from its text.
Vector literal_vector(const plan::Literal& value, DType type);

}  // namespace weft::kernel
