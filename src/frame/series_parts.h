// A series as the rows it belongs to and what to compute from each; and two series brought onto the same rows.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include <weft/series.h>

#include "plan/expr.h"

namespace weft::frame {

using plan::Expr;

struct SeriesParts {
  Expr frame;
  Expr scalar;  // over the frame's columns
  std::string name;
};

/// A series is a frame of one column; where it is a projection, the rows are those of the projection's input.
SeriesParts parts_of(const Expr& series);
Expr make_series(const Expr& frame, std::string name, Expr scalar);

/// The same rows under the same name, with what `make_scalar` makes of the scalar.
dd::Series map_scalar(const Expr& series, const std::function<Expr(const Expr& scalar)>& make_scalar);

/// The frame that `a` and `b` are both projections of, directly or over several steps. Throws a user Error when there is none:
/// then their rows have nothing to do with each other. `what` names the operation in the message.
Expr common_rows(const Expr& a, const Expr& b, const std::string& what);

/// What the columns of `frame` are in terms of `base`, a frame it is a projection of.
std::unordered_map<std::string, Expr> columns_over(const Expr& frame, const Expr& base);

/// A scalar over `frame`, as one over `base`.
Expr scalar_over(const Expr& scalar, const Expr& frame, const Expr& base);

/// The columns that scalars give over the rows of `rows`, where a predicate over them is true. Scalars see all rows, too where
/// they are window functions.
Expr filter_projected(const Expr& rows, std::vector<std::string> names, std::vector<Expr> scalars, Expr predicate);

}  // namespace weft::frame
