// DataFrame: selection, assignment, order, and the ways to its rows.
#include <algorithm>
#include <ostream>

#include <weft/dataframe.h>

#include "base/text.h"
#include "engine/compute.h"
#include "frame/category_order.h"
#include "frame/map_columns.h"
#include "frame/results.h"
#include "frame/row_count.h"
#include "frame/series_parts.h"
#include "plan/explain.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/filter.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"
#include "plan/partitions.h"
#include "table/sort.h"

namespace weft::dd {

using namespace plan;
using frame::parts_of;
using frame::SeriesParts;

namespace {

/// The frame as a projection of `rows`, to which a column is added or replaced.
Expr assign_column(const Expr& frame, const std::string& name, const Expr& rows, const Expr& scalar) {
  auto meanings = frame::columns_over(frame, rows);
  std::vector<std::string> names = frame->schema().names();
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  std::vector<Expr> scalars;
  for (const std::string& column : names) scalars.push_back(column == name ? scalar : meanings.at(column));
  return project(rows, std::move(names), std::move(scalars));
}

}  // namespace

std::vector<std::string> DataFrame::columns() const { return expr_->schema().names(); }

std::vector<DType> DataFrame::dtypes() const {
  std::vector<DType> types;
  for (const Field& field : expr_->schema().columns()) types.push_back(field.type);
  return types;
}

std::size_t DataFrame::npartitions() const { return num_partitions(expr_); }

Series DataFrame::operator[](const char* column) const { return (*this)[std::string(column)]; }

Series DataFrame::operator[](const std::string& name) const {
  expr_->schema().index_of(name);
  return Series(frame::make_series(expr_, name, column(name)));
}

DataFrame DataFrame::operator[](std::initializer_list<const char*> columns) const {
  return (*this)[std::vector<std::string>(columns.begin(), columns.end())];
}

DataFrame DataFrame::operator[](const std::vector<std::string>& columns) const { return DataFrame(select(expr_, columns)); }

DataFrame DataFrame::operator[](const Series& mask) const {
  SeriesParts condition = parts_of(mask.expr());
  Expr rows = frame::common_rows(expr_, condition.frame, "A filter");
  Expr predicate = frame::scalar_over(condition.scalar, condition.frame, rows);
  if (rows == expr_) return DataFrame(filter(rows, std::move(predicate)));
  auto meanings = frame::columns_over(expr_, rows);
  std::vector<Expr> scalars;
  for (const std::string& name : columns()) scalars.push_back(meanings.at(name));
  return DataFrame(frame::filter_projected(rows, columns(), std::move(scalars), std::move(predicate)));
}

DataFrame DataFrame::assign(const std::string& name, const Series& values) const {
  SeriesParts parts = parts_of(values.expr());
  Expr rows = frame::common_rows(expr_, parts.frame, "assign");
  return DataFrame(assign_column(expr_, name, rows, frame::scalar_over(parts.scalar, parts.frame, rows)));
}

DataFrame DataFrame::assign(const std::string& name, const Value& value) const {
  return DataFrame(assign_column(expr_, name, expr_, literal(value.variant())));
}

DataFrame DataFrame::sort_values(const Columns& by, SortValues options) const {
  const std::vector<bool>& ascending = options.ascending.each();
  check_sort(by, options);
  Sort sort;
  for (std::size_t index = 0; index < by.names().size(); ++index)
    sort.keys.push_back({by.names()[index], ascending.size() == 1 ? ascending[0] : ascending[index]});
  sort.nulls_first = options.na_position == "first";
  return DataFrame(frame::sort_rows(expr_, std::move(sort)));
}

DataFrame DataFrame::sort_values(std::initializer_list<Series> by, const SortValues& options) const {
  Expr frame = expr_;
  std::vector<std::string> keys;
  for (const Series& key : by) {
    const SeriesParts parts = parts_of(key.expr());
    const Expr rows = frame::common_rows(expr_, parts.frame, "sort_values");
    keys.push_back("#order " + std::to_string(keys.size()));
    frame = assign_column(frame, keys.back(), rows, frame::scalar_over(parts.scalar, parts.frame, rows));
  }
  return DataFrame(std::move(frame)).sort_values(keys, options)[columns()];
}

DataFrame DataFrame::sort_values(const Series& by, const SortValues& options) const { return sort_values({by}, options); }

GroupBy DataFrame::groupby(const Columns& by, GroupByOptions options) const { return GroupBy(expr_, by.names(), options); }

GroupBy DataFrame::groupby(std::initializer_list<Series> by, GroupByOptions options) const {
  Expr frame = expr_;
  std::vector<std::string> names;
  std::vector<Expr> scalars;
  for (const Series& key : by) {
    const SeriesParts parts = parts_of(key.expr());
    const Expr rows = frame::common_rows(expr_, parts.frame, "groupby");
    names.push_back(parts.name);
    scalars.push_back(frame::scalar_over(parts.scalar, parts.frame, rows));
    if (rows == expr_) continue;
    // Columns that this frame has no more: the key becomes one.
    const std::string hidden = GroupBy::hidden_key(parts.name);
    frame = assign_column(frame, hidden, rows, scalars.back());
    scalars.back() = column(hidden);
  }
  return GroupBy(std::move(frame), std::move(names), std::move(scalars), options);
}

GroupBy DataFrame::groupby(const Series& by, GroupByOptions options) const { return groupby({by}, options); }

SeriesGroupBy Series::groupby(const Series& by, GroupByOptions options) const {
  const SeriesParts mine = parts_of(expr_), key = parts_of(by.expr());
  const Expr rows = frame::common_rows(mine.frame, key.frame, "groupby");
  const std::string hidden = GroupBy::hidden_key(key.name);
  Expr frame = project(rows, {mine.name, hidden},
                       {frame::scalar_over(mine.scalar, mine.frame, rows), frame::scalar_over(key.scalar, key.frame, rows)});
  return GroupBy(std::move(frame), {key.name}, {column(hidden)}, options)[mine.name];
}

Scalar DataFrame::size() const { return Scalar(make(Aggregate{{}, {{AggregateFunction::size, "size"}}, true}, {expr_})); }

Table DataFrame::head(std::size_t n) const { return frame::compute_table(head_later(n).expr_); }

DataFrame DataFrame::head_later(std::size_t n) const { return DataFrame(make(Limit{frame::row_count(n, "head")}, {expr_})); }

std::string DataFrame::explain() const { return engine::explain(expr_); }

std::string DataFrame::to_string() const {
  std::size_t widest = 0;
  for (const Field& field : expr_->schema().columns()) widest = std::max(widest, field.name.size());
  std::size_t parts = npartitions();
  std::string text = "DataFrame, not computed: " + std::to_string(expr_->schema().size()) + " columns in " +
                     std::to_string(parts) + (parts == 1 ? " partition\n" : " partitions\n");
  for (const Field& field : expr_->schema().columns())
    text += "  " + field.name + std::string(widest - field.name.size() + 2, ' ') + plan::type_name(field.type) + "\n";
  return text + plan::explain(expr_);
}

DataFrame DataFrame::call_each(const std::string& function) const {
  return frame::map_columns(*this, [&](const Series& column) {
    return frame::map_scalar(column.expr(), [&](const Expr& scalar) { return make(CallScalar{function}, {scalar}); });
  });
}

Series DataFrame::call(const std::string& function, const Columns& columns) const {
  std::vector<Expr> arguments;
  for (const std::string& name : columns.names()) {
    expr_->schema().index_of(name);
    arguments.push_back(column(name));
  }
  return Series(frame::make_series(expr_, function, make(CallScalar{function}, std::move(arguments))));
}

std::ostream& operator<<(std::ostream& out, const DataFrame& frame) { return out << frame.to_string(); }

}  // namespace weft::dd
