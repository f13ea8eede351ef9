// Rowwise: the columns of each row -> one value.
#include <weft/rowwise.h>

#include <algorithm>
#include <functional>

#include <weft/dataframe.h>

#include "frame/row_label.h"
#include "frame/series_parts.h"
#include "plan/ops/coerce_all.h"
#include "plan/ops/extremum.h"
#include "plan/ops/if_else.h"
#include "plan/ops/math_function.h"
#include "plan/ops/row_distinct.h"
#include "plan/ops/row_quantile.h"
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
  const std::vector<TypedScalar> typed = coerce_all(scalars, frame->schema());
  for (std::size_t index = 0; index < scalars.size(); ++index) {
    Expr& scalar = scalars[index];
    const Type& type = typed[index].type;
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

/// Numbers of which integers are wide enough for what many of them add up to, as sums of columns are.
Scalars wide_numbers_of(const Expr& frame, const char* method) {
  Scalars scalars = numbers_of(frame, method);
  const std::vector<TypedScalar> typed = coerce_all(scalars, frame->schema());
  const bool no_signs = std::all_of(typed.begin(), typed.end(), [](const TypedScalar& one) {
    return is_integer(one.type) && one.type.id() >= DType::uint8 && one.type.id() <= DType::uint64;
  });
  for (std::size_t index = 0; index < scalars.size(); ++index) {
    const Type& type = typed[index].type;
    if (is_integer(type) && !(type == DType::uint64))
      scalars[index] = make(Cast{no_signs ? DType::uint64 : DType::int64}, {scalars[index]});
  }
  return scalars;
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

/// The type that holds the values of all.
Type type_of_all(const Expr& frame, const Scalars& scalars) {
  const std::vector<TypedScalar> typed = coerce_all(scalars, frame->schema());
  Type type = typed[0].type;
  for (std::size_t index = 1; index < scalars.size(); ++index) {
    const Type& next = typed[index].type;
    const auto shared = shared_column_type(type, next);
    if (!shared)
      throw Error(ErrorKind::user, "rowwise: no type holds both " + type_name(type) + " and " + type_name(next) + ": " +
                                       plan::to_string(scalars[index]));
    type = *shared;
  }
  return type;
}

/// A result that is a float64, or a float32 of numbers that are.
Expr float_of(const Expr& frame, const Scalars& scalars, Expr result) {
  return type_of_all(frame, scalars) == DType::float32 ? make(Cast{DType::float32}, {std::move(result)}) : result;
}

/// A result, null where fewer values than `min_count` are there and, without `skipna`, where one is missing.
Expr where_counted(const Scalars& scalars, Expr result, std::int64_t min_count, bool skipna) {
  const std::int64_t least = skipna ? min_count : std::max(min_count, static_cast<std::int64_t>(scalars.size()));
  if (least <= 0) return result;
  return if_else(binary(BinaryOp::ge, count_of(scalars), literal(least)), std::move(result), literal({}));
}

/// Of columns that share a type.
Expr extreme_of(const Expr& frame, bool largest) {
  const Scalars scalars = columns_of_rows(frame);
  type_of_all(frame, scalars);
  Expr best = scalars[0];
  for (std::size_t index = 1; index < scalars.size(); ++index)
    best = make(Coalesce{}, {make(Extremum{largest, false}, {best, scalars[index]}), best, scalars[index]});
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
Expr truth(const TypedScalar& typed, bool of_missing) {
  const auto& [scalar, type] = typed;
  if (type == DType::boolean) return or_value(scalar, of_missing);
  const Literal zero = is_text(type) ? Literal(std::string()) : Literal(std::int64_t{0});
  const Expr value = is_temporal(type) ? make(Cast{DType::int64}, {scalar}) : scalar;
  return if_else(unary(UnaryOp::is_valid, scalar), binary(BinaryOp::ne, value, literal(zero)), literal(of_missing));
}

Expr truth_of_all(const Expr& frame, bool any, bool skipna) {
  Scalars truths;
  for (const TypedScalar& typed : coerce_all(columns_of_rows(frame), frame->schema()))
    truths.push_back(truth(typed, !any || !skipna));
  return fold(any ? BinaryOp::logical_or : BinaryOp::logical_and, truths);
}

}  // namespace

Rowwise::Rowwise(Expr frame) : frame_(std::move(frame)) {}

Series Rowwise::sum(const Reduce& options) const {
  const Scalars scalars = wide_numbers_of(frame_, "sum");
  return Series(frame::make_series(frame_, "sum", where_counted(scalars, sum_of(scalars), options.min_count, options.skipna)));
}

Series Rowwise::prod(const Reduce& options) const {
  const Scalars scalars = wide_numbers_of(frame_, "prod");
  const Expr product = fold(BinaryOp::mul, each(scalars, [](const Expr& scalar) { return filled(scalar, 1); }));
  return Series(frame::make_series(frame_, "prod", where_counted(scalars, product, options.min_count, options.skipna)));
}

Series Rowwise::mean(const Reduce& options) const {
  const Scalars scalars = numbers_of(frame_, "mean");
  return Series(
      frame::make_series(frame_, "mean", where_counted(scalars, float_of(frame_, scalars, mean_of(scalars)), 0, options.skipna)));
}

Series Rowwise::min(const Reduce& options) const {
  return Series(
      frame::make_series(frame_, "min", where_counted(columns_of_rows(frame_), extreme_of(frame_, false), 0, options.skipna)));
}

Series Rowwise::max(const Reduce& options) const {
  return Series(
      frame::make_series(frame_, "max", where_counted(columns_of_rows(frame_), extreme_of(frame_, true), 0, options.skipna)));
}

Series Rowwise::count() const { return Series(frame::make_series(frame_, "count", count_of(columns_of_rows(frame_)))); }

Series Rowwise::nunique() const {
  const Scalars scalars = columns_of_rows(frame_);
  type_of_all(frame_, scalars);
  return Series(frame::make_series(frame_, "nunique", make(RowDistinct{}, scalars)));
}

Series Rowwise::any(const Reduce& options) const {
  return Series(frame::make_series(frame_, "any", truth_of_all(frame_, true, options.skipna)));
}
Series Rowwise::all(const Reduce& options) const {
  return Series(frame::make_series(frame_, "all", truth_of_all(frame_, false, options.skipna)));
}

Series Rowwise::median(const Reduce& options) const {
  const Scalars scalars = numbers_of(frame_, "median");
  const Expr median = float_of(frame_, scalars, make(RowQuantile{0.5}, scalars));
  return Series(frame::make_series(frame_, "median", where_counted(scalars, median, 0, options.skipna)));
}

Series Rowwise::quantile(double q) const {
  if (!(q >= 0 && q <= 1)) throw Error(ErrorKind::user, "quantile: q is between 0 and 1, not " + Value(q).to_string());
  const Scalars scalars = numbers_of(frame_, "quantile");
  return Series(frame::make_series(frame_, "quantile", float_of(frame_, scalars, make(RowQuantile{q}, scalars))));
}

namespace {

/// Of the variance of the numbers and how many there are, with the options' `skipna`.
Series of_variance(const Expr& frame, const char* name, const Reduce& options,
                   const std::function<Expr(const Expr& variance, const Expr& count)>& change) {
  const Scalars scalars = numbers_of(frame, name);
  const Expr made = change(var_of(scalars, options.ddof), count_of(scalars));
  return Series(frame::make_series(frame, name, where_counted(scalars, float_of(frame, scalars, made), 0, options.skipna)));
}

Expr root_of(const Expr& scalar) { return make(MathFunction{MathFunctionName::sqrt}, {scalar}); }

}  // namespace

Series Rowwise::var(int ddof) const { return var(Reduce{.ddof = ddof}); }
Series Rowwise::var(const Reduce& options) const {
  return of_variance(frame_, "var", options, [](const Expr& variance, const Expr&) { return variance; });
}

Series Rowwise::std(int ddof) const { return std(Reduce{.ddof = ddof}); }
Series Rowwise::std(const Reduce& options) const {
  return of_variance(frame_, "std", options, [](const Expr& variance, const Expr&) { return root_of(variance); });
}

Series Rowwise::sem(int ddof) const { return sem(Reduce{.ddof = ddof}); }
Series Rowwise::sem(const Reduce& options) const {
  return of_variance(frame_, "sem", options, [](const Expr& variance, const Expr& count) {
    return root_of(binary(BinaryOp::div, variance, unary(UnaryOp::null_if_zero, count)));
  });
}

Series Rowwise::idxmin() const { return Series(frame::make_series(frame_, "idxmin", name_of_extreme(frame_, false))); }
Series Rowwise::idxmax() const { return Series(frame::make_series(frame_, "idxmax", name_of_extreme(frame_, true))); }

}  // namespace weft::dd
