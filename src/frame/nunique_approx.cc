// About how many different values or rows there are: HyperLogLog, made of a grouping.
#include <weft/dataframe.h>

#include "frame/series_parts.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/hash_values.h"
#include "plan/ops/if_else.h"
#include "plan/ops/math_function.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

constexpr double registers = 65536;

Expr number(double value) { return literal(value); }
Expr math(MathFunctionName function, Expr of) { return make(MathFunction{function}, {std::move(of)}); }

/// A hash of the values as a number from [0, 1]; those of different seeds have nothing to do with one another.
Expr uniform(std::vector<Expr> values, std::int64_t seed) {
  values.push_back(literal(seed));
  return binary(BinaryOp::mul, make(Cast{DType::float64}, {make(HashValues{}, std::move(values))}), number(0x1p-64));
}

/// A value goes to a register, which keeps the longest run of leading zeros of another hash: the more different values, the
/// longer. Flajolet, Fusy, Gandouet, Meunier, "HyperLogLog", figure 3.
Scalar count_different(const Expr& frame, const std::vector<Expr>& values, const std::string& name) {
  const Expr place = math(MathFunctionName::floor, binary(BinaryOp::mul, uniform(values, 1), number(registers)));
  const Expr zeros = math(MathFunctionName::floor, unary(UnaryOp::negate, math(MathFunctionName::log2, uniform(values, 2))));
  const Expr longest = make(Aggregate{{"register"}, {{AggregateFunction::max, "zeros"}}}, {frame, place, zeros});
  const Expr share = math(MathFunctionName::exp2, unary(UnaryOp::negate, binary(BinaryOp::add, column("zeros"), number(1))));
  const Expr sums = make(Aggregate{{}, {{AggregateFunction::sum, "sum"}, {AggregateFunction::size, "used"}}}, {longest, share});
  const Expr unused = binary(BinaryOp::sub, number(registers), column("used"));
  const double bias = 0.7213 / (1 + 1.079 / registers);
  const Expr estimate = binary(BinaryOp::div, number(bias * registers * registers), binary(BinaryOp::add, column("sum"), unused));
  const Expr of_few =
      binary(BinaryOp::mul, number(registers), math(MathFunctionName::log, binary(BinaryOp::div, number(registers), unused)));
  const Expr are_few = binary(BinaryOp::logical_and, binary(BinaryOp::le, estimate, number(2.5 * registers)),
                              binary(BinaryOp::gt, unused, number(0)));
  return Scalar(project(sums, {name}, {if_else(are_few, of_few, estimate)}));
}

}  // namespace

Scalar Series::nunique_approx() const {
  const frame::SeriesParts parts = frame::parts_of(expr_);
  return count_different(parts.frame, {parts.scalar}, parts.name);
}

Scalar DataFrame::nunique_approx() const {
  std::vector<Expr> values;
  for (const std::string& name : columns()) values.push_back(column(name));
  return count_different(expr_, values, "nunique_approx");
}

}  // namespace weft::dd
