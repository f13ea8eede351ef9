// A sample of sort keys -> the bounds of ranges.
#include "plan/ops/range_bounds.h"

#include "plan/inputs.h"

namespace weft::plan {

Schema RangeBounds::schema(std::span<const Expr> inputs) const {
  const Schema& rows = frame_schema(name, inputs, 0);
  for (const SortKey& key : order.keys) rows.index_of(key.column);
  return rows;
}

std::string RangeBounds::text(std::span<const std::string>) const {
  return "range_bounds of " + std::to_string(count) + " ranges";
}

}  // namespace weft::plan
