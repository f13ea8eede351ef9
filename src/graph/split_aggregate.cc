// An aggregation -> one of each partition, and one of those results: each function is made of states that partitions compute and
// that can be put together, and of what is computed from them in the end.
#include "graph/split_aggregate.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include <weft/error.h>

#include "plan/functions.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/coerce_all.h"
#include "plan/ops/custom_result.h"
#include "plan/ops/in_time_zone.h"
#include "plan/ops/moment_statistic.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"

namespace weft::graph {
namespace {

using namespace plan;
using enum AggregateFunction;

/// How states of the same group become one.
AggregateFunction merging(AggregateFunction state) {
  switch (state) {
    case count:
    case size:
      return sum;
    case sum:
      return merge_sum;
    case prod:
      return merge_prod;
    case moments:
      return merge_moments;
    case comoments:
      return merge_comoments;
    case custom_state:
      return merge_custom;
    case list:
      return merge_list;
    case unique:
      return merge_unique;
    default:
      return state;
  }
}

/// States that partitions compute, each once however often it is asked for.
class States {
 public:
  explicit States(const Expr& aggregate) : aggregate_(aggregate), op_(*aggregate->as<Aggregate>()) {}

  /// A state of one column; its name.
  std::string add(AggregateFunction function, const std::vector<Expr>& values) { return entry(function, values).item.output; }

  /// Moments up to a power, of which there are as many as anyone asks for.
  std::string add_moments(const Expr& value, double power) {
    AggregateItem& item = entry(moments, {value}).item;
    item.parameters = {item.parameters.empty() ? power : std::max(power, item.parameters[0])};
    return item.output;
  }

  /// A quantile of values that are gathered once for all of them.
  std::string add_quantile(const Expr& value, double q) {
    AggregateItem& item = entry(quantiles, {value}).item;
    const auto known = std::find(item.parameters.begin(), item.parameters.end(), q);
    const auto index = static_cast<std::size_t>(known - item.parameters.begin());
    if (known == item.parameters.end()) item.parameters.push_back(q);
    return item.column(index);
  }

  /// The extreme and its row's label; the name of the label.
  std::string add_arg(AggregateFunction function, const std::vector<Expr>& values) {
    return entry(function, values).item.column(1);
  }

  /// States of an aggregation of the user.
  std::string add_custom(const std::string& name, const Expr& value) {
    AggregateItem& item = entry(custom_state, {value}, name).item;
    item.custom = name;
    return item.output;
  }

  bool is_holistic() const {
    return std::any_of(entries_.begin(), entries_.end(), [](const Entry& one) { return plan::is_holistic(one.item.function); });
  }

  Expr made_of(const Expr& input, bool partial) const {
    std::vector<Expr> inputs{input};
    std::vector<AggregateItem> items;
    for (std::size_t key = 0; key < op_.keys.size(); ++key) inputs.push_back(aggregate_->input(1 + key));
    for (const Entry& entry : entries_) {
      items.push_back(entry.item);
      inputs.insert(inputs.end(), entry.values.begin(), entry.values.end());
    }
    return make(Aggregate{op_.keys, std::move(items), op_.drop_null_keys, partial}, std::move(inputs));
  }

  Expr combine(const Expr& partial) const {
    std::vector<Expr> inputs{partial};
    std::vector<AggregateItem> items;
    for (const std::string& key : op_.keys) inputs.push_back(column(key));
    for (const Entry& entry : entries_) {
      items.push_back({merging(entry.item.function), entry.item.output, entry.item.parameters, entry.item.custom});
      for (std::size_t index = 0; index < entry.item.num_columns(); ++index) inputs.push_back(column(entry.item.column(index)));
    }
    // Groups without a key are there on purpose by now, or not at all.
    return make(Aggregate{op_.keys, std::move(items), false}, std::move(inputs));
  }

 private:
  struct Entry {
    AggregateItem item;
    std::vector<Expr> values;
  };

  Entry& entry(AggregateFunction function, const std::vector<Expr>& values, const std::string& custom = {}) {
    std::string name = "#" + std::string(to_string(function)) + custom;
    for (const Expr& value : values) name += " " + value->name();
    const auto [place, added] = places_.try_emplace(name, entries_.size());
    if (added) entries_.push_back({{function, name}, values});
    return entries_[place->second];
  }

  Expr aggregate_;
  const Aggregate& op_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> places_;
};

Expr cast(dd::DType type, const Expr& value) { return make(Cast{type}, {value}); }

/// Numbers as float64; of times and durations their counts of microseconds.
Expr as_float64(const Expr& value, const Type& type) {
  if (type == dd::DType::float64) return value;
  return cast(dd::DType::float64, dd::is_temporal(type) ? cast(dd::DType::int64, value) : value);
}

/// A float64 in the type of a result: of times and durations it counts microseconds.
Expr from_float64(const Expr& number, const Type& type) {
  if (type == dd::DType::float64) return number;
  if (!dd::is_temporal(type)) return cast(type, number);
  const Expr time = cast(type, cast(dd::DType::int64, number));
  const std::string& zone = type.detail().time_zone;
  return zone.empty() ? time : make(InTimeZone{zone}, {time});
}

/// sum / count, and null where nothing was counted.
Expr mean_of(const std::string& sum, const std::string& count) {
  return binary(BinaryOp::div, cast(dd::DType::float64, column(sum)), unary(UnaryOp::null_if_zero, column(count)));
}

/// Whether a value that is there is not zero, or no empty text; `of_missing` where it is missing.
Expr truth(const Expr& value, const Type& type, bool of_missing) {
  Expr there = value;
  if (type == dd::DType::string)
    there = binary(BinaryOp::ne, value, literal(std::string()));
  else if (type != dd::DType::boolean)
    there = binary(BinaryOp::ne, dd::is_temporal(type) ? cast(dd::DType::int64, value) : value, literal(std::int64_t{0}));
  if (of_missing) return binary(BinaryOp::logical_or, unary(UnaryOp::is_null, value), there);
  return binary(BinaryOp::logical_and, unary(UnaryOp::is_valid, value), there);
}

/// The statistic of a state with that many columns.
Expr statistic_of(MomentStatistic op, const std::string& state, std::size_t num_columns) {
  std::vector<Expr> inputs;
  for (std::size_t index = 0; index < num_columns; ++index) inputs.push_back(column(state + "." + std::to_string(index)));
  return make(op, std::move(inputs));
}

struct Definition {
  const AggregateItem& item;
  std::vector<Expr> values;
  std::vector<Type> types;  // of the values
  Type result;

  double parameter() const {
    if (item.parameters.empty())
      throw Error(ErrorKind::cluster, "Encoded plan holds an aggregation without its parameter: " + item.output);
    return item.parameters[0];
  }

  Expr moment(States& states, Statistic statistic, double power, double ddof) const {
    const std::string state = states.add_moments(as_float64(values[0], types[0]), power);
    return from_float64(statistic_of({statistic, ddof}, state, static_cast<std::size_t>(power) + 1), result);
  }

  Expr comoment(States& states, MomentStatistic op) const {
    const std::string state = states.add(comoments, {as_float64(values[0], types[0]), as_float64(values[1], types[1])});
    return statistic_of(op, state, 6);
  }

  /// Adds the states that the function needs; what it makes of them.
  Expr add_to(States& states) const {
    switch (item.function) {
      case sum:
      case prod: {
        // float32 is added up as float64 over all partitions, and rounded once.
        if (types[0] != dd::DType::float32) break;
        return cast(dd::DType::float32, column(states.add(item.function, {as_float64(values[0], types[0])})));
      }
      case mean: {
        // Summed as float64, as pandas does: the sum of large integers must not wrap.
        const std::string sum_name = states.add(sum, {as_float64(values[0], types[0])});
        return from_float64(mean_of(sum_name, states.add(count, values)), result);
      }
      case any:
        return make(Coalesce{}, {column(states.add(max, {truth(values[0], types[0], false)})), literal(false)});
      case all:
        return make(Coalesce{}, {column(states.add(min, {truth(values[0], types[0], true)})), literal(true)});
      case idxmin:
        return column(states.add_arg(arg_min, values));
      case idxmax:
        return column(states.add_arg(arg_max, values));
      case var:
        return moment(states, Statistic::var, 2, parameter());
      case AggregateFunction::std:
        return moment(states, Statistic::std, 2, parameter());
      case sem:
        return moment(states, Statistic::sem, 2, parameter());
      case skew:
        return moment(states, Statistic::skew, 3, 1);
      case kurt:
        return moment(states, Statistic::kurt, 4, 1);
      case cov:
        return comoment(states, {Statistic::cov, parameter()});
      case corr:
        return comoment(states, {Statistic::corr, 1, parameter()});
      case median:
      case quantile: {
        // Between float32 neighbours lies what only float64 can tell.
        const bool narrow = types[0] == dd::DType::float32;
        const double q = item.function == median ? 0.5 : parameter();
        const Expr found = column(states.add_quantile(narrow ? cast(dd::DType::float64, values[0]) : values[0], q));
        return narrow && result == dd::DType::float32 ? cast(dd::DType::float32, found) : found;
      }
      case custom: {
        const Expr value = cast(find_aggregation(item.custom).argument, values[0]);
        return make(CustomResult{item.custom}, {column(states.add_custom(item.custom, value))});
      }
      default:
        break;
    }
    return column(states.add(item.function, values));
  }
};

}  // namespace

SplitAggregate split_aggregate(const Expr& aggregate, const Expr& input) {
  const auto* op = aggregate->as<Aggregate>();
  const Schema& schema = aggregate->input()->schema();
  States states(aggregate);
  std::vector<std::string> names = op->keys;
  std::vector<Expr> scalars;
  for (const std::string& key : op->keys) scalars.push_back(column(key));
  const std::vector<TypedScalar> typed = coerce_all(std::span(aggregate->inputs()).subspan(1), schema);
  std::size_t next = 1 + op->keys.size();
  for (const AggregateItem& item : op->items) {
    Definition definition{item, {}, {}, aggregate->schema()[names.size()].type};
    for (std::size_t value = 0; value < item.num_values(); ++value, ++next) {
      definition.values.push_back(aggregate->input(next));
      definition.types.push_back(typed[next - 1].type);
    }
    names.push_back(item.output);
    scalars.push_back(definition.add_to(states));
  }
  return {states.made_of(input, true),
          [states, names, scalars](const Expr& gathered) { return project(states.combine(gathered), names, scalars); },
          [states, names, scalars](const Expr& rows) { return project(states.made_of(rows, false), names, scalars); },
          states.is_holistic()};
}

}  // namespace weft::graph
