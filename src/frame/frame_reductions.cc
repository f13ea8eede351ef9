// DataFrame: one value of each column, and tables that are made of such values.
#include <algorithm>
#include <cstdio>
#include <map>

#include <weft/dataframe.h>

#include "frame/aggregations.h"
#include "frame/category_order.h"
#include "frame/row_label.h"
#include "frame/statistic_matrix.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/concat.h"
#include "plan/ops/in_time_zone.h"
#include "plan/ops/map_partitions.h"
#include "plan/ops/project.h"
#include "plan/ops/repartition.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"
#include "plan/partitions.h"

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

/// Whether describe tells of such a column's mean and quantiles, and not of how often its values come.
bool is_measured(DType type) { return is_numeric(type) || type == DType::timestamp || type == DType::duration; }

/// What describe computes of columns that are measured, in one row.
class Measures {
 public:
  Measures(const Expr& frame, const std::vector<std::string>& names, const std::vector<double>& percentiles) {
    statistics_ = {{"", "count", "count"}, {"", "mean", "mean"}, {"", "std", "std"}, {"", "min", "min"}};
    for (const double q : percentiles) {
      percents_.push_back(percent(q));
      statistics_.push_back({.column = "", .function = "quantile", .name = percents_.back(), .q = q});
    }
    statistics_.push_back({"", "max", "max"});
    Aggregate op{{}, {{AggregateFunction::size, "number of rows"}}};
    std::vector<Expr> inputs{frame};
    for (const std::string& name : names) {
      types_.emplace(name, frame->schema().at(name).type);
      for (const Aggregation& statistic : statistics_) {
        if (!has(statistic.name, name)) continue;
        op.items.push_back(frame::aggregate_item(statistic));
        op.items.back().output = output(statistic.name, name);
        inputs.push_back(column(name));
      }
    }
    values_ = make(std::move(op), std::move(inputs));
  }

  const std::vector<std::string>& percents() const { return percents_; }
  const Expr& values() const { return values_; }
  bool has_column(const std::string& name) const { return types_.contains(name); }
  /// As pandas, which tells of no deviation of moments.
  bool has(const std::string& statistic, const std::string& name) const {
    if (statistic == "std") return types_.at(name) != DType::timestamp;
    return std::any_of(statistics_.begin(), statistics_.end(), [&](const Aggregation& known) { return known.name == statistic; });
  }
  /// The statistic of a column, over values(), null where it has none: a float64 of numbers, of times their text.
  Expr value(const std::string& statistic, const std::string& name) const {
    const Type& type = types_.at(name);
    const DType shown = is_numeric(type) ? DType::float64 : DType::string;
    if (!has(statistic, name)) return make(LiteralValue{{}, shown});
    Expr value = column(output(statistic, name));
    if (const std::string& zone = type.detail().time_zone; !zone.empty() && statistic != "count")
      value = make(ToWallTime{zone}, {std::move(value)});
    return make(Cast{shown}, {std::move(value)});
  }

 private:
  static std::string output(const std::string& statistic, const std::string& name) { return statistic + " of " + name; }

  std::vector<Aggregation> statistics_;
  std::vector<std::string> percents_;
  std::map<std::string, Type> types_;
  Expr values_;
};

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

DataFrame describe_columns(const Expr& frame, const std::vector<std::string>& names, const std::vector<double>& percentiles) {
  std::vector<std::string> measured;
  std::map<std::string, std::vector<Expr>> of_values;
  bool has_moments = false;
  for (const std::string& name : names) {
    const DType type = frame->schema().at(name).type;
    has_moments |= type == DType::timestamp;
    if (is_measured(type))
      measured.push_back(name);
    else
      of_values[name] = statistics_of_values(frame, name);
  }
  const Measures measures(frame, measured, percentiles);
  // Rows come in pandas' order, which is that of the columns with the fewest statistics first.
  std::vector<std::string> rows{"count"};
  if (!of_values.empty()) rows.assign(value_statistics.begin(), value_statistics.end());
  if (!measured.empty()) {
    const bool has_std =
        std::any_of(measured.begin(), measured.end(), [&](const std::string& name) { return measures.has("std", name); });
    rows.emplace_back("mean");
    if (has_std && !has_moments) rows.emplace_back("std");
    rows.emplace_back("min");
    rows.insert(rows.end(), measures.percents().begin(), measures.percents().end());
    rows.emplace_back("max");
    if (has_std && has_moments) rows.emplace_back("std");
  }
  std::vector<Expr> made;
  for (const std::string& row : rows) {
    const auto place = std::find(value_statistics.begin(), value_statistics.end(), row);
    std::vector<Expr> scalars;
    for (const std::string& name : names) {
      if (measures.has_column(name))
        scalars.push_back(measures.value(row, name));
      else if (place != value_statistics.end())
        scalars.push_back(of_values.at(name)[static_cast<std::size_t>(place - value_statistics.begin())]);
      else
        scalars.push_back(make(LiteralValue{{}, DType::string}));
    }
    made.push_back(named_row(measures.values(), row, names, std::move(scalars)));
  }
  return DataFrame(make(plan::Concat{}, std::move(made)));
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
  return DataFrame(frame::aggregate_rows(std::move(op), std::move(inputs)));
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
DataFrame DataFrame::median() const { return agg_all({"", "median"}, false); }
DataFrame DataFrame::quantile(double q) const { return agg_all({.column = "", .function = "quantile", .q = q}, false); }

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
  std::vector<std::string> names = frame::data_columns(described);
  if (names.empty()) throw Error(ErrorKind::user, "describe needs at least one column");
  if (!chosen) {
    std::vector<std::string> measured = names;
    std::erase_if(measured, [&](const std::string& name) { return !is_measured(described->schema().at(name).type); });
    if (!measured.empty()) names = std::move(measured);
  }
  return describe_columns(described, names, options.percentiles);
}

DataFrame DataFrame::idxmin() const { return agg_all({"", "idxmin"}, true); }
DataFrame DataFrame::idxmax() const { return agg_all({"", "idxmax"}, true); }

DataFrame DataFrame::cov(int ddof) const { return cov({.ddof = ddof}); }
DataFrame DataFrame::cov(const Covariance& options) const {
  return frame::statistic_matrix(expr_, {}, {}, numeric_columns(expr_, "cov"), AggregateFunction::cov, options);
}
DataFrame DataFrame::corr(const Covariance& options) const {
  return frame::statistic_matrix(expr_, {}, {}, numeric_columns(expr_, "corr"), AggregateFunction::corr, options);
}

DataFrame DataFrame::reduce_partitions(const std::string& chunk, const std::string& combine, const std::string& aggregate) const {
  constexpr std::size_t together = 8, expected = 64;  // where nobody knows how many there will be
  DataFrame parts = call_partitions(chunk);
  if (!combine.empty())
    for (std::size_t count = known_num_partitions(expr_).value_or(std::max(npartitions(), expected)); count > together;) {
      count = (count + together - 1) / together;
      parts = DataFrame(make(Repartition{.together = together}, {parts.expr()})).call_partitions(combine);
    }
  return parts.repartition({.npartitions = 1}).call_partitions(aggregate);
}

}  // namespace weft::dd
