// Handles -> what is computed of them.
#include <weft/dataframe.h>

#include "engine/compute.h"
#include "frame/results.h"
#include "frame/series_parts.h"
#include "plan/index.h"
#include "plan/ops/scalar.h"
#include "plan/ops/set_index.h"

namespace weft::dd {

using plan::Expr;

namespace {

Expr persist_frame(const Expr& frame, const ComputeOptions& options) {
  const Expr kept = engine::persist(frame, options);
  const auto index = plan::index_of(frame);
  return index ? plan::make(plan::SetIndex{index->column, true, 0, index->divisions}, {kept}) : kept;
}

}  // namespace

Table DataFrame::compute(const ComputeOptions& options) const { return frame::compute_table(expr_, options); }
Column Series::compute(const ComputeOptions& options) const { return frame::compute_table(expr_, options).column(0); }
Value Scalar::compute(const ComputeOptions& options) const { return frame::single_value(frame::compute_table(expr_, options)); }

DataFrame DataFrame::persist(const ComputeOptions& options) const { return DataFrame(persist_frame(expr_, options)); }

Series Series::persist(const ComputeOptions& options) const {
  return Series(frame::make_series(engine::persist(expr_, options), name(), plan::column(name())));
}

std::string DataFrame::analyze(const ComputeOptions& options) const { return engine::analyze(expr_, options); }

}  // namespace weft::dd
