// Series: each value -> what another column has where its index is that value.
#include <weft/dataframe.h>

#include "frame/merge_sides.h"
#include "frame/missing_index.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/look_up.h"
#include "plan/ops/scalar.h"

namespace weft::dd {

using namespace plan;

Series Series::map_by_index(const Series& other) const {
  const frame::SeriesParts mine = frame::parts_of(expr_), theirs = frame::parts_of(other.expr_);
  const auto index = index_of(theirs.frame);
  if (!index) frame::fail_without_index("map: the other column has no index");
  frame::MergeSide left{mine.frame, {}, {mine.scalar}}, right{theirs.frame, {}, {column(index->column)}};
  frame::match_types("map", left, right);
  const Expr found =
      make(Aggregate{{"key"}, {{AggregateFunction::first, "value"}}, false}, {theirs.frame, right.keys[0], theirs.scalar});
  return Series(frame::make_series(mine.frame, mine.name, make(LookUp{}, {left.keys[0], found})));
}

}  // namespace weft::dd
