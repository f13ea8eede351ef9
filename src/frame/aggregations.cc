// Aggregations as a program names them -> those of plans.
#include "frame/aggregations.h"

#include <algorithm>

#include <weft/dataframe.h>

#include "plan/ops/if_else.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

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

bool is_extreme(AggregateFunction function) { return function == AggregateFunction::min || function == AggregateFunction::max; }

bool compares(AggregateFunction function) { return is_extreme(function) || plan::takes_label(function); }

bool fits(AggregateFunction function, const plan::Type& type, bool numbers_only) {
  if (numbers_only && !dd::is_numeric(type) && type != dd::boolean) return false;
  if (compares(function) && type == dd::DType::category && !type.detail().ordered) return false;
  return plan::find_result_type(function, type).has_value();
}

plan::Literal value_of_nothing(const std::string& function) {
  if (function == "sum" || function == "count" || function == "size" || function == "nunique") return std::int64_t{0};
  if (function == "prod") return std::int64_t{1};
  return {};
}

namespace {

const std::string count_name = "#number of ";

}  // namespace

std::vector<dd::Aggregation> with_counts(std::vector<dd::Aggregation> aggregations) {
  for (std::size_t index = 0, size = aggregations.size(); index < size; ++index) {
    const std::string& column = aggregations[index].column;
    aggregations.push_back({column, "count", count_name + column});
  }
  return aggregations;
}

dd::DataFrame where_counted(const dd::DataFrame& aggregated, std::vector<std::string> keys, std::int64_t min_count) {
  using namespace plan;
  std::vector<Expr> scalars;
  for (const std::string& key : keys) scalars.push_back(column(key));
  for (const std::string& name : aggregated.columns()) {
    if (name.starts_with(count_name) || std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
    keys.push_back(name);
    scalars.push_back(if_else(binary(BinaryOp::ge, column(count_name + name), literal(min_count)), column(name), literal({})));
  }
  return dd::DataFrame(project(aggregated.expr(), std::move(keys), std::move(scalars)));
}

}  // namespace weft::frame
