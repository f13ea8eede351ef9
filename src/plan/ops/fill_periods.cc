// Rows for periods of time between which some are missing.
#include "plan/ops/fill_periods.h"

#include <weft/error.h>

#include "base/duration_text.h"
#include "plan/inputs.h"

namespace weft::plan {

Schema FillPeriods::schema(std::span<const Expr> inputs) const {
  const Schema& input = frame_schema(name, inputs, 0);
  if (input.at(column).type != dd::DType::timestamp || step <= 0 || months < 0)
    throw Error(ErrorKind::cluster, "Encoded plan fills periods of something else than time");
  for (const PeriodFill& fill : fills) input.index_of(fill.column);
  return input;
}

std::string FillPeriods::text(std::span<const std::string>) const {
  return "fill_periods of " + (months > 0 ? std::to_string(months) + " months" : base::format_duration(step)) + " in " + column;
}

}  // namespace weft::plan
