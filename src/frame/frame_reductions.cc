// DataFrame: one value of each column, and tables that are made of such values.
#include <algorithm>
#include <cstdio>
#include <map>

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

/// What describe computes of columns of numbers: the rows of its table, by name, and the values of all columns in one row.
class NumberStatistics {
 public:
  NumberStatistics(const Expr& frame, const std::vector<std::string>& names, const std::vector<double>& percentiles)
      : statistics_{{"", "count"}, {"", "mean"}, {"", "std"}, {"", "min"}} {
    for (const double q : percentiles) statistics_.push_back({.column = "", .function = "quantile", .name = percent(q), .q = q});
    statistics_.push_back({"", "max"});
    Aggregate op;
    std::vector<Expr> inputs{frame};
    for (std::size_t row = 0; row < statistics_.size(); ++row)
      for (const std::string& name : names) {
        op.items.push_back(frame::aggregate_item(statistics_[row]));
        op.items.back().output = row_name(row) + " of " + name;
        inputs.push_back(column(name));
      }
    values_ = make(std::move(op), std::move(inputs));
  }

  std::size_t num_rows() const { return statistics_.size(); }
  const std::string& row_name(std::size_t row) const {
    return statistics_[row].name.empty() ? statistics_[row].function : statistics_[row].name;
  }
  const Expr& values() const { return values_; }
  /// Of a column, over values().
  Expr value(std::size_t row, const std::string& name) const { return as_float(row_name(row) + " of " + name); }

 private:
  std::vector<Aggregation> statistics_;
  Expr values_;
};

DataFrame describe_numbers(const Expr& frame, const std::vector<std::string>& names, const std::vector<double>& percentiles) {
  const NumberStatistics statistics(frame, names, percentiles);
  std::vector<Expr> rows;
  for (std::size_t row = 0; row < statistics.num_rows(); ++row) {
    std::vector<Expr> scalars;
    for (const std::string& name : names) scalars.push_back(statistics.value(row, name));
    rows.push_back(named_row(statistics.values(), statistics.row_name(row), names, std::move(scalars)));
  }
  return DataFrame(make(plan::Concat{}, std::move(rows)));
}

const std::vector<std::string> value_statistics{"count", "unique", "top", "freq"};

/// The number of a column's values, of different ones, the most frequent (of equally frequent ones the smallest) and how often it
/// comes, as text.
std::vector<Expr> statistics_of_values(const Expr& frame, const std::string& name) {
  const Expr counts = make(Aggregate{{name}, {{AggregateFunction::size, "number of " + name}}}, {frame, column(name)});
  Sort most_frequent;
  most_frequent.keys = {{"number of " + name, false}, {name, true}};
  most_frequent.limit = 1;
  const Expr top = make(std::move(most_frequent), {counts});
  const auto of = [](AggregateFunction function, const Expr& rows, const std::string& of) {
    return make(Cast{DType::string}, {value_of(make(Aggregate{{}, {{function, of}}}, {rows, column(of)}))});
  };
  return {of(AggregateFunction::count, frame, name), of(AggregateFunction::count, counts, name),
          of(AggregateFunction::first, top, name), of(AggregateFunction::first, top, "number of " + name)};
}

DataFrame describe_values(const Expr& frame) {
  const std::vector<std::string> names = frame::data_columns(frame);
  const Expr one_row = make(Aggregate{{}, {{AggregateFunction::size, "size"}}}, {frame});
  std::vector<std::vector<Expr>> scalars(value_statistics.size());
  for (const std::string& name : names) {
    const std::vector<Expr> statistics = statistics_of_values(frame, name);
    for (std::size_t row = 0; row < scalars.size(); ++row) scalars[row].push_back(statistics[row]);
  }
  std::vector<Expr> rows;
  for (std::size_t row = 0; row < scalars.size(); ++row)
    rows.push_back(named_row(one_row, value_statistics[row], names, std::move(scalars[row])));
  return DataFrame(make(plan::Concat{}, std::move(rows)));
}

/// Of numbers and other columns: the rows of both tables, null where a column has no such statistic.
DataFrame describe_all(const Expr& frame, const std::vector<std::string>& numbers, const std::vector<double>& percentiles) {
  const std::vector<std::string> names = frame::data_columns(frame);
  const NumberStatistics statistics(frame, numbers, percentiles);
  std::map<std::string, std::vector<Expr>> of_values;
  for (const std::string& name : names)
    if (std::find(numbers.begin(), numbers.end(), name) == numbers.end()) of_values[name] = statistics_of_values(frame, name);
  const Expr no_number = make(LiteralValue{{}, DType::float64}), no_text = make(LiteralValue{{}, DType::string});
  std::vector<Expr> rows;
  const auto add = [&](const std::string& row, const auto& number, const auto& text) {
    std::vector<Expr> scalars;
    for (const std::string& name : names) scalars.push_back(of_values.contains(name) ? text(of_values.at(name)) : number(name));
    rows.push_back(named_row(statistics.values(), row, names, std::move(scalars)));
  };
  for (std::size_t row = 0; row < value_statistics.size(); ++row)
    add(
        value_statistics[row], [&](const std::string& name) { return row == 0 ? statistics.value(0, name) : no_number; },
        [&](const std::vector<Expr>& texts) { return texts[row]; });
  for (std::size_t row = 1; row < statistics.num_rows(); ++row)
    add(
        statistics.row_name(row), [&](const std::string& name) { return statistics.value(row, name); },
        [&](const std::vector<Expr>&) { return no_text; });
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

namespace {

/// The aggregation of these columns, null where fewer values are there.
DataFrame counted(const DataFrame& frame, const std::vector<std::string>& columns, const char* function, std::int64_t min_count) {
  std::vector<Aggregation> aggregations;
  for (const std::string& name : columns) aggregations.push_back({name, function});
  return frame::where_counted(frame.agg(frame::with_counts(std::move(aggregations))), {}, min_count);
}

}  // namespace

DataFrame DataFrame::sum(std::int64_t min_count) const {
  const DataFrame sums = agg_all({"", "sum"}, true);
  return min_count > 0 ? counted(*this, sums.columns(), "sum", min_count) : sums;
}
DataFrame DataFrame::prod(std::int64_t min_count) const {
  const DataFrame products = agg_all({"", "prod"}, true);
  return min_count > 0 ? counted(*this, products.columns(), "prod", min_count) : products;
}
DataFrame DataFrame::mean() const { return agg_all({"", "mean"}, true); }
DataFrame DataFrame::min() const { return agg_all({"", "min"}, false); }
DataFrame DataFrame::max() const { return agg_all({"", "max"}, false); }
DataFrame DataFrame::count() const { return agg_all({"", "count"}, false); }
DataFrame DataFrame::any() const { return agg_all({"", "any"}, false); }
DataFrame DataFrame::all() const { return agg_all({"", "all"}, false); }
DataFrame DataFrame::var(int ddof) const { return agg_all({"", "var", "", ddof}, true); }
DataFrame DataFrame::std(int ddof) const { return agg_all({"", "std", "", ddof}, true); }
DataFrame DataFrame::sem(int ddof) const { return agg_all({"", "sem", "", ddof}, true); }
DataFrame DataFrame::skew() const { return agg_all({"", "skew"}, true); }
DataFrame DataFrame::kurt() const { return agg_all({"", "kurt"}, true); }
DataFrame DataFrame::median() const { return agg_all({"", "median"}, true); }
DataFrame DataFrame::quantile(double q) const { return agg_all({.column = "", .function = "quantile", .q = q}, true); }

DataFrame DataFrame::quantile(const std::vector<double>& q) const {
  if (q.empty()) throw Error(ErrorKind::user, "quantile needs at least one number between 0 and 1");
  const std::vector<std::string> columns = quantile(q[0]).columns();
  if (std::find(columns.begin(), columns.end(), "quantile") != columns.end())
    throw Error(ErrorKind::user, "quantile: a column is called so already; rename it");
  std::vector<Aggregation> aggregations;
  for (std::size_t index = 0; index < q.size(); ++index)
    for (const std::string& name : columns)
      aggregations.push_back(
          {.column = name, .function = "quantile", .name = std::to_string(index) + " of " + name, .q = q[index]});
  const Expr values = agg(aggregations).expr();
  std::vector<std::string> names{"quantile"};
  names.insert(names.end(), columns.begin(), columns.end());
  std::vector<Expr> rows;
  for (std::size_t index = 0; index < q.size(); ++index) {
    std::vector<Expr> scalars{literal(q[index])};
    for (const std::string& name : columns) scalars.push_back(column(std::to_string(index) + " of " + name));
    rows.push_back(project(values, names, std::move(scalars)));
  }
  return DataFrame(make(plan::Concat{}, std::move(rows)));
}

DataFrame DataFrame::describe(const Describe& options) const {
  const bool all = options.include == std::vector<std::string>{"all"};
  const bool chosen = !options.include.empty() || !options.exclude.empty();
  if (all && !options.exclude.empty()) throw Error(ErrorKind::user, "describe: .exclude does not go with \"all\" in .include");
  const Expr described = chosen && !all ? select_dtypes({.include = options.include, .exclude = options.exclude}).expr() : expr_;
  std::vector<std::string> numbers;
  const std::vector<std::string> names = frame::data_columns(described);
  for (const std::string& name : names)
    if (is_numeric(described->schema().at(name).type)) numbers.push_back(name);
  if (names.empty()) throw Error(ErrorKind::user, "describe needs at least one column");
  if (numbers.empty()) return describe_values(described);
  if (!chosen || numbers.size() == names.size()) return describe_numbers(described, numbers, options.percentiles);
  return describe_all(described, numbers, options.percentiles);
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
