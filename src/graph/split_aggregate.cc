// An aggregation -> one of each partition, and one of those results. A mean becomes a sum and a count.
#include "graph/split_aggregate.h"

#include <unordered_set>

#include "plan/ops/aggregate.h"
#include "plan/ops/in_time_zone.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::graph {
namespace {

using namespace plan;

/// States that partitions compute, each once however often it is asked for.
class States {
 public:
  explicit States(const Expr& aggregate) : aggregate_(aggregate), op_(*aggregate->as<Aggregate>()) {}

  /// The name of the column that holds that state.
  std::string add(AggregateFunction function, const Expr& value) {
    std::string name = "#" + std::string(to_string(function)) + (value ? " " + value->name() : "");
    if (!names_.insert(name).second) return name;
    items_.push_back({function, name});
    if (value) values_.push_back(value);
    return name;
  }

  Expr partial(const Expr& input) const {
    std::vector<Expr> inputs{input};
    for (std::size_t key = 0; key < op_.keys.size(); ++key) inputs.push_back(aggregate_->input(1 + key));
    inputs.insert(inputs.end(), values_.begin(), values_.end());
    return make(Aggregate{op_.keys, items_, op_.drop_null_keys}, std::move(inputs));
  }

  /// States of the same group become one: counts and sums are added.
  Expr combine(const Expr& partial) const {
    std::vector<Expr> inputs{partial};
    std::vector<AggregateItem> items;
    for (const std::string& key : op_.keys) inputs.push_back(column(key));
    for (const AggregateItem& item : items_) {
      bool extreme = item.function == AggregateFunction::min || item.function == AggregateFunction::max;
      items.push_back({extreme ? item.function : AggregateFunction::sum, item.output});
      inputs.push_back(column(item.output));
    }
    // Groups without a key are there on purpose by now, or not at all.
    return make(Aggregate{op_.keys, std::move(items), false}, std::move(inputs));
  }

 private:
  Expr aggregate_;
  const Aggregate& op_;
  std::vector<AggregateItem> items_;
  std::vector<Expr> values_;
  std::unordered_set<std::string> names_;
};

/// The values as float64; of timestamps and durations, which are means of their own type, their counts of microseconds.
Expr as_float64(const Expr& value, const Type& mean) {
  const Expr number = dd::is_temporal(mean) ? make(Cast{dd::DType::int64}, {value}) : value;
  return make(Cast{dd::DType::float64}, {number});
}

/// sum / count, and null where nothing was counted, in the type of the mean.
Expr mean_of(const std::string& sum, const std::string& count, const Type& type) {
  Expr quotient =
      binary(BinaryOp::div, make(Cast{dd::DType::float64}, {column(sum)}), unary(UnaryOp::null_if_zero, column(count)));
  if (dd::is_temporal(type)) quotient = make(Cast{dd::DType::int64}, {quotient});
  if (!type.detail().time_zone.empty()) return make(InTimeZone{type.detail().time_zone}, {make(Cast{type}, {quotient})});
  return type == dd::DType::float64 ? quotient : make(Cast{type}, {quotient});
}

}  // namespace

SplitAggregate split_aggregate(const Expr& aggregate, const Expr& input) {
  const auto* op = aggregate->as<Aggregate>();
  States states(aggregate);
  std::vector<std::string> names = op->keys;
  std::vector<Expr> scalars;
  for (const std::string& key : op->keys) scalars.push_back(column(key));
  for (std::size_t index = 0; index < op->items.size(); ++index) {
    const AggregateItem& item = op->items[index];
    std::size_t at = op->value_input(index);
    Expr value = at ? aggregate->input(at) : nullptr;
    names.push_back(item.output);
    if (item.function == AggregateFunction::mean) {
      // Summed as float64, as pandas does: the sum of large integers must not wrap.
      const Type& type = aggregate->schema().at(item.output).type;
      std::string sum = states.add(AggregateFunction::sum, as_float64(value, type));
      std::string count = states.add(AggregateFunction::count, value);
      scalars.push_back(mean_of(sum, count, type));
    } else {
      scalars.push_back(column(states.add(item.function, value)));
    }
  }
  return {states.partial(input),
          [states, names, scalars](const Expr& gathered) { return project(states.combine(gathered), names, scalars); }};
}

}  // namespace weft::graph
