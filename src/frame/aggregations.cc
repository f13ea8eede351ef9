// Aggregations as a program names them -> those of plans.
#include "frame/aggregations.h"

#include <weft/error.h>
#include <weft/value.h>

namespace weft::frame {

using plan::AggregateFunction;

plan::AggregateItem aggregate_item(const dd::Aggregation& aggregation) {
  const AggregateFunction function = plan::aggregate_function(aggregation.function);
  const std::string& name = aggregation.name.empty() ? aggregation.column : aggregation.name;
  plan::AggregateItem item{function, name.empty() ? aggregation.function : name};
  switch (function) {
    case AggregateFunction::var:
    case AggregateFunction::std:
    case AggregateFunction::sem:
      item.parameters = {static_cast<double>(aggregation.ddof)};
      break;
    case AggregateFunction::quantile:
      if (!(aggregation.q >= 0 && aggregation.q <= 1))
        throw Error(ErrorKind::user, "quantile: q is between 0 and 1, not " + dd::Value(aggregation.q).to_string());
      item.parameters = {aggregation.q};
      break;
    case AggregateFunction::custom:
      item.custom = aggregation.function;
      break;
    default:
      break;
  }
  return item;
}

bool fits(AggregateFunction function, dd::DType type, bool numbers_only) {
  if (numbers_only && !dd::is_numeric(type) && type != dd::boolean) return false;
  return plan::find_result_type(function, type).has_value();
}

}  // namespace weft::frame
