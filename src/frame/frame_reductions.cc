// DataFrame: one value of each column, and tables that are made of such values.
#include <algorithm>
#include <cstdio>

#include <weft/dataframe.h>

#include "frame/aggregations.h"
#include "frame/row_label.h"
#include "frame/statistic_matrix.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/concat.h"
#include "plan/ops/map_partitions.h"
#include "plan/ops/project.h"
#include "plan/ops/repartition.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"

namespace weft::dd {

using namespace plan;

namespace {

/// A row of a table that is made of values: its name in the first column, then one scalar a column over `values`.
Expr named_row(const Expr& values, const std::string& name, const std::vector<std::string>& columns, std::vector<Expr> scalars) {
  std::vector<std::string> names{"statistic"};
  names.insert(names.end(), columns.begin(), columns.end());
  scalars.insert(scalars.begin(), literal(name));
  return project(values, std::move(names), std::move(scalars));
}

std::vector<std::string> numeric_columns(const Expr& frame, const char* method) {
  std::vector<std::string> names;
  for (const std::string& name : frame::data_columns(frame))
    if (is_numeric(frame->schema().at(name).type)) names.push_back(name);
  if (names.empty()) throw Error(ErrorKind::user, std::string(method) + " needs columns of numbers");
  return names;
}

/// As pandas writes it: 50%, 2.5%.
std::string percent(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g%%", share * 100);
  return text;
}

Expr as_float(const std::string& name) { return make(Cast{DType::float64}, {column(name)}); }

DataFrame describe_numbers(const Expr& frame, const std::vector<std::string>& names, const std::vector<double>& percentiles) {
  std::vector<Aggregation> statistics{{"", "count"}, {"", "mean"}, {"", "std"}, {"", "min"}};
  for (const double q : percentiles) statistics.push_back({.column = "", .function = "quantile", .name = percent(q), .q = q});
  statistics.push_back({"", "max"});
  Aggregate op;
  std::vector<Expr> inputs{frame};
  const auto output = [](const Aggregation& one, const std::string& name) {
    return (one.name.empty() ? one.function : one.name) + " of " + name;
  };
  for (const Aggregation& statistic : statistics)
    for (const std::string& name : names) {
      op.items.push_back(frame::aggregate_item(statistic));
      op.items.back().output = output(statistic, name);
      inputs.push_back(column(name));
    }
  const Expr values = make(std::move(op), std::move(inputs));
  std::vector<Expr> rows;
  for (const Aggregation& statistic : statistics) {
    std::vector<Expr> scalars;
    for (const std::string& name : names) scalars.push_back(as_float(output(statistic, name)));
    rows.push_back(named_row(values, statistic.name.empty() ? statistic.function : statistic.name, names, std::move(scalars)));
  }
  return DataFrame(make(plan::Concat{}, std::move(rows)));
}

/// The number of values, of different ones, the most frequent (of equally frequent ones the smallest) and how often it comes.
DataFrame describe_values(const Expr& frame) {
  const std::vector<std::string> names = frame::data_columns(frame);
  const Expr one_row = make(Aggregate{{}, {{AggregateFunction::size, "size"}}}, {frame});
  std::vector<std::vector<Expr>> scalars(4);
  for (const std::string& name : names) {
    const Expr counts = make(Aggregate{{name}, {{AggregateFunction::size, "number of " + name}}}, {frame, column(name)});
    Sort most_frequent;
    most_frequent.keys = {{"number of " + name, false}, {name, true}};
    most_frequent.limit = 1;
    const Expr top = make(std::move(most_frequent), {counts});
    const auto of = [](AggregateFunction function, const Expr& rows, const std::string& of) {
      return make(Cast{DType::string}, {value_of(make(Aggregate{{}, {{function, of}}}, {rows, column(of)}))});
    };
    scalars[0].push_back(of(AggregateFunction::count, frame, name));
    scalars[1].push_back(of(AggregateFunction::count, counts, name));
    scalars[2].push_back(of(AggregateFunction::first, top, name));
    scalars[3].push_back(of(AggregateFunction::first, top, "number of " + name));
  }
  const char* statistics[] = {"count", "unique", "top", "freq"};
  std::vector<Expr> rows;
  for (std::size_t index = 0; index < scalars.size(); ++index)
    rows.push_back(named_row(one_row, statistics[index], names, std::move(scalars[index])));
  return DataFrame(make(plan::Concat{}, std::move(rows)));
}

}  // namespace

DataFrame DataFrame::agg(const std::vector<Aggregation>& aggregations) const {
  if (aggregations.empty()) throw Error(ErrorKind::user, "agg needs at least one function");
  Aggregate op;
  std::vector<Expr> inputs{expr_};
  for (const Aggregation& aggregation : aggregations) {
    op.items.push_back(frame::aggregate_item(aggregation));
    if (op.items.back().num_values() == 0) continue;
    expr_->schema().index_of(aggregation.column);
    inputs.push_back(column(aggregation.column));
    if (takes_label(op.items.back().function)) inputs.push_back(frame::row_label(expr_));
  }
  return DataFrame(make(std::move(op), std::move(inputs)));
}

DataFrame DataFrame::agg_all(const Aggregation& like, bool numbers_only) const {
  const AggregateFunction function = aggregate_function(like.function);
  std::vector<Aggregation> aggregations;
  for (const std::string& name : frame::data_columns(expr_)) {
    if (!frame::fits(function, expr_->schema().at(name).type, numbers_only)) continue;
    aggregations.push_back(like);
    aggregations.back().column = name;
  }
  if (aggregations.empty()) throw Error(ErrorKind::user, "No column can have this function: " + like.function);
  return agg(aggregations);
}

DataFrame DataFrame::sum() const { return agg_all({"", "sum"}, true); }
DataFrame DataFrame::prod() const { return agg_all({"", "prod"}, true); }
DataFrame DataFrame::mean() const { return agg_all({"", "mean"}, true); }
DataFrame DataFrame::min() const { return agg_all({"", "min"}, false); }
DataFrame DataFrame::max() const { return agg_all({"", "max"}, false); }
DataFrame DataFrame::count() const { return agg_all({"", "count"}, false); }
DataFrame DataFrame::any() const { return agg_all({"", "any"}, false); }
DataFrame DataFrame::all() const { return agg_all({"", "all"}, false); }
DataFrame DataFrame::nunique() const { return agg_all({"", "nunique"}, false); }
DataFrame DataFrame::var(int ddof) const { return agg_all({"", "var", "", ddof}, true); }
DataFrame DataFrame::std(int ddof) const { return agg_all({"", "std", "", ddof}, true); }
DataFrame DataFrame::sem(int ddof) const { return agg_all({"", "sem", "", ddof}, true); }
DataFrame DataFrame::skew() const { return agg_all({"", "skew"}, true); }
DataFrame DataFrame::kurt() const { return agg_all({"", "kurt"}, true); }
DataFrame DataFrame::median() const { return agg_all({"", "median"}, true); }
DataFrame DataFrame::quantile(double q) const { return agg_all({.column = "", .function = "quantile", .q = q}, true); }

DataFrame DataFrame::describe(const Describe& options) const {
  std::vector<std::string> numbers;
  for (const std::string& name : frame::data_columns(expr_))
    if (is_numeric(expr_->schema().at(name).type)) numbers.push_back(name);
  if (!numbers.empty()) return describe_numbers(expr_, numbers, options.percentiles);
  if (frame::data_columns(expr_).empty()) throw Error(ErrorKind::user, "describe needs at least one column");
  return describe_values(expr_);
}

DataFrame DataFrame::idxmin() const { return agg_all({"", "idxmin"}, true); }
DataFrame DataFrame::idxmax() const { return agg_all({"", "idxmax"}, true); }

DataFrame DataFrame::cov(int ddof) const {
  return frame::statistic_matrix(expr_, {}, {}, numeric_columns(expr_, "cov"), AggregateFunction::cov, ddof);
}
DataFrame DataFrame::corr() const {
  return frame::statistic_matrix(expr_, {}, {}, numeric_columns(expr_, "corr"), AggregateFunction::corr, 1);
}

DataFrame DataFrame::reduce_partitions(const std::string& chunk, const std::string& aggregate) const {
  const DataFrame chunks = call_partitions(chunk);
  Repartition one;
  one.num_partitions = 1;
  return DataFrame(make(one, {chunks.expr()})).call_partitions(aggregate);
}

}  // namespace weft::dd
