// GroupBy: aggregations of groups.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/text.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"

namespace weft::dd {

using namespace plan;

GroupBy::GroupBy(Expr frame, std::vector<std::string> keys, GroupByOptions options)
    : frame_(std::move(frame)), keys_(std::move(keys)), options_(options) {
  if (keys_.empty()) throw Error(ErrorKind::user, "groupby needs at least one column");
  for (const std::string& key : keys_) frame_->schema().index_of(key);
}

DataFrame GroupBy::agg(const std::vector<Aggregation>& aggregations) const {
  Aggregate op{keys_, {}, options_.dropna};
  std::vector<Expr> inputs{frame_};
  for (const std::string& key : keys_) inputs.push_back(column(key));
  for (const Aggregation& aggregation : aggregations) {
    AggregateFunction function = aggregate_function(aggregation.function);
    if (function != AggregateFunction::size || !aggregation.column.empty()) frame_->schema().index_of(aggregation.column);
    std::string name = aggregation.name.empty() ? aggregation.column : aggregation.name;
    op.items.push_back({function, name.empty() ? aggregation.function : name});
    if (function != AggregateFunction::size) inputs.push_back(column(aggregation.column));
  }
  Expr grouped = make(std::move(op), std::move(inputs));
  if (!options_.sort) return DataFrame(std::move(grouped));
  Sort sort;
  for (const std::string& key : keys_) sort.keys.push_back({key, true});
  return DataFrame(make(std::move(sort), {std::move(grouped)}));
}

DataFrame GroupBy::size() const { return agg({{"", "size", "size"}}); }

DataFrame GroupBy::agg_all(const char* function, bool numbers_only) const {
  std::vector<Aggregation> aggregations;
  for (const Field& field : frame_->schema().columns()) {
    bool is_key = std::find(keys_.begin(), keys_.end(), field.name) != keys_.end();
    bool fits = !numbers_only || is_numeric(field.type) || field.type == DType::boolean;
    if (!is_key && fits) aggregations.push_back({field.name, function});
  }
  return agg(aggregations);
}

DataFrame GroupBy::sum() const { return agg_all("sum", true); }
DataFrame GroupBy::mean() const { return agg_all("mean", true); }
DataFrame GroupBy::min() const { return agg_all("min", false); }
DataFrame GroupBy::max() const { return agg_all("max", false); }
DataFrame GroupBy::count() const { return agg_all("count", false); }

}  // namespace weft::dd
