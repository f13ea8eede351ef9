// Columns and values -> scalars over the rows that all of the columns share.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include <weft/operand.h>
#include <weft/series.h>

#include "plan/expr.h"

namespace weft::frame {

using plan::Expr;

struct RowScalars {
  Expr rows;
  std::vector<Expr> scalars;  // one for each operand, in their order
};

/// Throws a user Error, which names the operation by `what`, when the columns are not of the same rows, and of those of `frame`
/// where there is one. At least one operand is a column, or there is a frame.
RowScalars row_scalars(std::span<const dd::Operand> operands, const std::string& what, const Expr& frame = nullptr);

/// The column that `make_scalar` makes of the operands' scalars, under the name of the first operand that is a column.
dd::Series map_scalars(std::span<const dd::Operand> operands, const std::string& what,
                       const std::function<Expr(const std::vector<Expr>& scalars)>& make_scalar);

/// The same for a list in braces.
dd::Series map_scalars(std::initializer_list<dd::Operand> operands, const std::string& what,
                       const std::function<Expr(const std::vector<Expr>& scalars)>& make_scalar);

}  // namespace weft::frame
