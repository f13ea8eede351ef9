// Rowwise: the columns of each row -> one value.
#include <weft/rowwise.h>

#include <functional>

#include <weft/dataframe.h>

#include "frame/row_label.h"
#include "frame/series_parts.h"
#include "plan/ops/extremum.h"
#include "plan/ops/if_else.h"
#include "plan/ops/math_function.h"
#include "plan/ops/scalar.h"
#include "plan/ops/scalar_call.h"

namespace weft::dd {

using namespace plan;

namespace {

using Scalars = std::vector<Expr>;

std::vector<Expr> columns_of_rows(const Expr& frame) {
  Scalars scalars;
  for (const std::string& name : frame::data_columns(frame)) scalars.push_back(column(name));
  if (scalars.empty()) throw Error(ErrorKind::user, "rowwise needs at least one column");
  return scalars;
}

/// Columns of numbers; booleans count as integers.
Scalars numbers_of(const Expr& frame, const char* method) {
  Scalars scalars = columns_of_rows(frame);
  for (Expr& scalar : scalars) {
    const Type type = type_of(scalar, frame->schema());
    if (type == DType::boolean)
      scalar = make(Cast{DType::int64}, {scalar});
    else if (!is_numeric(type))
      throw Error(ErrorKind::user,
                  "rowwise: " + std::string(method) + " needs numbers, not " + type_name(type) + ": " + plan::to_string(scalar));
  }
  return scalars;
}

Scalars each(Scalars scalars, const std::function<Expr(const Expr&)>& change) {
  for (Expr& scalar : scalars) scalar = change(scalar);
  return scalars;
}

Expr fold(BinaryOp op, const Scalars& scalars) {
  Expr all = scalars[0];
  for (std::size_t index = 1; index < scalars.size(); ++index) all = binary(op, all, scalars[index]);
  return all;
}

Expr or_value(const Expr& scalar, Literal value) { return make(Coalesce{}, {scalar, literal(std::move(value))}); }
Expr cast_to_float(const Expr& scalar) { return make(Cast{DType::float64}, {scalar}); }
Expr filled(const Expr& scalar, std::int64_t value) { return or_value(scalar, value); }

Expr count_of(const Scalars& scalars) {
  return fold(BinaryOp::add,
              each(scalars, [](const Expr& scalar) { return make(Cast{DType::int64}, {unary(UnaryOp::is_valid, scalar)}); }));
}

Expr sum_of(const Scalars& scalars) {
  return fold(BinaryOp::add, each(scalars, [](const Expr& scalar) { return filled(scalar, 0); }));
}

Expr mean_of(const Scalars& scalars) {
  return binary(BinaryOp::div, sum_of(each(scalars, cast_to_float)), unary(UnaryOp::null_if_zero, count_of(scalars)));
}

Expr var_of(const Scalars& scalars, int ddof) {
  const Expr mean = mean_of(scalars), freedom = binary(BinaryOp::sub, count_of(scalars), literal(std::int64_t{ddof}));
  const Expr squares = sum_of(each(scalars, [&](const Expr& scalar) {
    const Expr distance = binary(BinaryOp::sub, cast_to_float(scalar), mean);
    return binary(BinaryOp::mul, distance, distance);
  }));
  const Expr some = binary(BinaryOp::gt, freedom, literal(std::int64_t{0}));
  return if_else(some, binary(BinaryOp::div, squares, freedom), literal({}));
}

/// Of columns that share a type.
Expr extreme_of(const Expr& frame, bool largest) {
  const Scalars scalars = columns_of_rows(frame);
  Type type = type_of(scalars[0], frame->schema());
  Expr best = scalars[0];
  for (std::size_t index = 1; index < scalars.size(); ++index) {
    const Type next = type_of(scalars[index], frame->schema());
    const auto shared = shared_type(type, next);
    if (!shared)
      throw Error(ErrorKind::user, "rowwise: no type holds both " + type_name(type) + " and " + type_name(next) + ": " +
                                       plan::to_string(scalars[index]));
    type = *shared;
    best = make(Coalesce{}, {make(Extremum{largest, false}, {best, scalars[index]}), best, scalars[index]});
  }
  return best;
}

/// The name of the first column that has the extreme.
Expr name_of_extreme(const Expr& frame, bool largest) {
  const Expr extreme = extreme_of(frame, largest);
  const std::vector<std::string> names = frame::data_columns(frame);
  Expr found = make(LiteralValue{{}, DType::string});
  for (std::size_t index = names.size(); index > 0; --index)
    found = if_else(binary(BinaryOp::eq, column(names[index - 1]), extreme), literal(names[index - 1]), found);
  return found;
}

/// Whether a value that is there is not zero, or no empty text.
Expr truth(const Expr& frame, const Expr& scalar, bool of_missing) {
  const Type type = type_of(scalar, frame->schema());
  if (type == DType::boolean) return or_value(scalar, of_missing);
  const Literal zero = is_text(type) ? Literal(std::string()) : Literal(std::int64_t{0});
  const Expr value = is_temporal(type) ? make(Cast{DType::int64}, {scalar}) : scalar;
  return if_else(unary(UnaryOp::is_valid, scalar), binary(BinaryOp::ne, value, literal(zero)), literal(of_missing));
}

Expr truth_of_all(const Expr& frame, bool any) {
  return fold(any ? BinaryOp::logical_or : BinaryOp::logical_and,
              each(columns_of_rows(frame), [&](const Expr& scalar) { return truth(frame, scalar, !any); }));
}

}  // namespace

Rowwise::Rowwise(Expr frame) : frame_(std::move(frame)) {}

Series Rowwise::sum() const { return Series(frame::make_series(frame_, "sum", sum_of(numbers_of(frame_, "sum")))); }
Series Rowwise::prod() const {
  const Scalars factors = each(numbers_of(frame_, "prod"), [](const Expr& scalar) { return filled(scalar, 1); });
  return Series(frame::make_series(frame_, "prod", fold(BinaryOp::mul, factors)));
}
Series Rowwise::mean() const { return Series(frame::make_series(frame_, "mean", mean_of(numbers_of(frame_, "mean")))); }
Series Rowwise::min() const { return Series(frame::make_series(frame_, "min", extreme_of(frame_, false))); }
Series Rowwise::max() const { return Series(frame::make_series(frame_, "max", extreme_of(frame_, true))); }
Series Rowwise::count() const { return Series(frame::make_series(frame_, "count", count_of(columns_of_rows(frame_)))); }
Series Rowwise::any() const { return Series(frame::make_series(frame_, "any", truth_of_all(frame_, true))); }
Series Rowwise::all() const { return Series(frame::make_series(frame_, "all", truth_of_all(frame_, false))); }
Series Rowwise::var(int ddof) const { return Series(frame::make_series(frame_, "var", var_of(numbers_of(frame_, "var"), ddof))); }
Series Rowwise::std(int ddof) const {
  const Expr var = var_of(numbers_of(frame_, "std"), ddof);
  return Series(frame::make_series(frame_, "std", make(MathFunction{MathFunctionName::sqrt}, {var})));
}
Series Rowwise::sem(int ddof) const {
  const Scalars scalars = numbers_of(frame_, "sem");
  const Expr share = binary(BinaryOp::div, var_of(scalars, ddof), unary(UnaryOp::null_if_zero, count_of(scalars)));
  return Series(frame::make_series(frame_, "sem", make(MathFunction{MathFunctionName::sqrt}, {share})));
}
Series Rowwise::idxmin() const { return Series(frame::make_series(frame_, "idxmin", name_of_extreme(frame_, false))); }
Series Rowwise::idxmax() const { return Series(frame::make_series(frame_, "idxmax", name_of_extreme(frame_, true))); }

}  // namespace weft::dd
