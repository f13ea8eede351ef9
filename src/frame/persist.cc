// Handles -> what is computed of them.
#include <weft/dataframe.h>

#include "engine/compute.h"
#include "frame/results.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/literal_order.h"
#include "plan/ops/scalar.h"
#include "plan/ops/set_index.h"

namespace weft::dd {

using plan::Expr;

namespace {

/// Where the partitions of a frame that is there begin; nothing where they are no divisions, because equal values are in two of
/// them or values are missing.
std::vector<plan::Literal> found_divisions(const DataFrame& frame, DType type) {
  std::vector<plan::Literal> divisions;
  for (const Value& value : frame.divisions()) {
    const plan::Literal next = value.variant();
    const bool is_last = divisions.size() == frame.npartitions();
    if (!divisions.empty()) {
      const auto order = plan::compare_literals(divisions.back(), next, type);
      if (!order || *order > 0 || (*order == 0 && !is_last)) return {};
    } else if (value.is_null()) {
      return {};
    }
    divisions.push_back(next);
  }
  return divisions.size() == frame.npartitions() + 1 ? divisions : std::vector<plan::Literal>();
}

/// What is kept of a frame, with the index that it has.
Expr with_index_of(const Expr& frame, const Expr& kept) {
  const auto index = plan::index_of(frame);
  if (!index) return kept;
  const auto indexed = [&](std::vector<plan::Literal> divisions) {
    return plan::make(plan::SetIndex{index->column, true, 0, std::move(divisions), !index->divides}, {kept});
  };
  if (!index->divisions.empty() || !index->divides) return indexed(index->divisions);
  return indexed(found_divisions(DataFrame(indexed({})), frame->schema().at(index->column).type));
}

}  // namespace

Table DataFrame::compute(const ComputeOptions& options) const { return frame::compute_table(expr_, options); }
Column Series::compute(const ComputeOptions& options) const { return frame::compute_table(expr_, options).column(0); }
Value Scalar::compute(const ComputeOptions& options) const { return frame::single_value(frame::compute_table(expr_, options)); }

DataFrame DataFrame::persist(const ComputeOptions& options) const {
  return DataFrame(with_index_of(expr_, engine::persist(expr_, options)));
}

Series Series::persist(const ComputeOptions& options) const {
  return Series(frame::make_series(engine::persist(expr_, options), name(), plan::column(name())));
}

std::string DataFrame::analyze(const ComputeOptions& options) const { return engine::analyze(expr_, options); }

}  // namespace weft::dd

namespace weft {

std::vector<plan::Expr> detail::persist_all(const std::vector<plan::Expr>& exprs, const ComputeOptions& options) {
  std::vector<plan::Expr> persisted = engine::persist(exprs, options);
  for (std::size_t index = 0; index < exprs.size(); ++index) persisted[index] = dd::with_index_of(exprs[index], persisted[index]);
  return persisted;
}

}  // namespace weft
