// Columns and values -> scalars over the rows that all of the columns share.
#include "frame/row_scalars.h"

#include "frame/series_parts.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/scalar.h"

namespace weft::frame {

using dd::Operand;

RowScalars row_scalars(std::span<const Operand> operands, const std::string& what, const Expr& frame) {
  RowScalars made{frame, {}};
  std::vector<SeriesParts> parts;
  for (const Operand& operand : operands) {
    if (!operand.series()) continue;
    parts.push_back(parts_of(*operand.series()));
    made.rows = made.rows ? common_rows(made.rows, parts.back().frame, what) : parts.back().frame;
  }
  std::size_t next = 0;
  for (const Operand& operand : operands) {
    if (operand.series()) {
      made.scalars.push_back(scalar_over(parts[next].scalar, parts[next].frame, made.rows));
      ++next;
    } else if (operand.lazy_value()) {
      made.scalars.push_back(plan::value_of(*operand.lazy_value()));
    } else {
      made.scalars.push_back(plan::literal(operand.value()->variant()));
    }
  }
  return made;
}

dd::Series map_scalars(std::span<const Operand> operands, const std::string& what,
                       const std::function<Expr(const std::vector<Expr>& scalars)>& make_scalar) {
  const RowScalars row = row_scalars(operands, what);
  std::string name;
  for (const Operand& operand : operands)
    if (operand.series()) {
      name = (*operand.series())->schema()[0].name;
      break;
    }
  return dd::Series(make_series(row.rows, std::move(name), make_scalar(row.scalars)));
}

dd::Series map_scalars(std::initializer_list<Operand> operands, const std::string& what,
                       const std::function<Expr(const std::vector<Expr>& scalars)>& make_scalar) {
  return map_scalars(std::span<const Operand>(operands.begin(), operands.size()), what, make_scalar);
}

}  // namespace weft::frame
