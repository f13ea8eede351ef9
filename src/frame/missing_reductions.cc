// Series and DataFrame: reductions for which missing values count.
#include <weft/dataframe.h>

#include "plan/ops/attach_values.h"
#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

namespace {

/// Whether a value of a column is missing.
Expr any_missing(const DataFrame& frame, const std::string& name) { return value_of(frame[name].isna().any().expr()); }

/// The row of reductions, each changed by what `change` makes of its column's name.
template <class Change>
DataFrame change_each(const DataFrame& reduced, Change change) {
  std::vector<Expr> scalars;
  for (const std::string& name : reduced.columns()) scalars.push_back(change(name));
  return DataFrame(project(reduced.expr(), reduced.columns(), std::move(scalars)));
}

/// The reductions of a frame's columns, null where a value is missing.
DataFrame unless_missing(const DataFrame& frame, const DataFrame& reduced, const Reduce& options) {
  if (options.skipna) return reduced;
  return change_each(reduced,
                     [&](const std::string& name) { return if_else(any_missing(frame, name), literal({}), column(name)); });
}

}  // namespace

DataFrame DataFrame::nunique(bool dropna) const {
  const DataFrame counts = agg_all({"", "nunique"}, false);
  if (dropna) return counts;
  return change_each(counts, [&](const std::string& name) {
    return binary(BinaryOp::add, column(name), make(Cast{DType::int64}, {any_missing(*this, name)}));
  });
}

namespace {

/// Of each column whether any value is true, with those that are missing.
DataFrame any_or_missing(const DataFrame& frame, const DataFrame& any) {
  return change_each(
      any, [&](const std::string& name) { return binary(BinaryOp::logical_or, column(name), any_missing(frame, name)); });
}

}  // namespace

DataFrame DataFrame::any(const Reduce& options) const { return options.skipna ? any() : any_or_missing(*this, any()); }
Scalar Series::any(const Reduce& options) const {
  return options.skipna ? any() : Scalar(any_or_missing(to_frame(), DataFrame(any().expr())).expr());
}
// A missing value that is true changes nothing.
DataFrame DataFrame::all(const Reduce&) const { return all(); }
Scalar Series::all(const Reduce&) const { return all(); }

#define WEFT_REDUCTION(name, ...)                                                                                      \
  DataFrame DataFrame::name(const Reduce& options) const { return unless_missing(*this, name(__VA_ARGS__), options); } \
  Scalar Series::name(const Reduce& options) const {                                                                   \
    const DataFrame only = to_frame();                                                                                 \
    const DataFrame reduced(this->name(__VA_ARGS__).expr());                                                           \
    return Scalar(unless_missing(only, reduced, options).expr());                                                      \
  }
WEFT_REDUCTION(sum, options.min_count)
WEFT_REDUCTION(prod, options.min_count)
WEFT_REDUCTION(mean)
WEFT_REDUCTION(min)
WEFT_REDUCTION(max)
WEFT_REDUCTION(var, options.ddof)
WEFT_REDUCTION(std, options.ddof)
WEFT_REDUCTION(sem, options.ddof)
WEFT_REDUCTION(skew)
WEFT_REDUCTION(kurt)
WEFT_REDUCTION(median)
#undef WEFT_REDUCTION

}  // namespace weft::dd
