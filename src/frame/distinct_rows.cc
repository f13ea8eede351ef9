// Rows counted, told apart and chosen by their values.
#include <algorithm>

#include <weft/dataframe.h>

#include "base/text.h"
#include "frame/category_order.h"
#include "frame/row_count.h"
#include "frame/row_label.h"
#include "frame/series_parts.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/attach_values.h"
#include "plan/ops/filter.h"
#include "plan/ops/group_rows.h"
#include "plan/ops/limit.h"
#include "plan/ops/project.h"
#include "plan/ops/scalar.h"
#include "plan/ops/sort.h"
#include "plan/ops/window_call.h"

namespace weft::dd {

using namespace plan;

namespace {

/// The different combinations of some columns, as these columns, and how often each comes, as `count`; without, when it is empty.
Expr count_combinations(const Expr& frame, const std::vector<std::string>& names, const std::string& count, bool dropna) {
  Aggregate op{names, {}, dropna};
  if (!count.empty()) op.items.push_back({AggregateFunction::size, count});
  std::vector<Expr> inputs{frame};
  for (const std::string& name : names) inputs.push_back(column(name));
  return make(std::move(op), std::move(inputs));
}

/// A frame of one row: one function of one column of a frame.
Expr reduced(AggregateFunction function, const Expr& frame, const std::string& name) {
  return make(Aggregate{{}, {{function, name}}}, {frame, column(name)});
}

Expr count_values(const Expr& frame, const std::vector<std::string>& names, const ValueCounts& options) {
  const std::string output = options.normalize ? "proportion" : "count";
  Expr counts = count_combinations(frame, names, output, options.dropna);
  if (options.normalize) {
    std::vector<std::string> columns = names;
    columns.push_back(output);
    std::vector<Expr> scalars;
    for (const std::string& name : names) scalars.push_back(column(name));
    scalars.push_back(binary(BinaryOp::div, column(output), value_of(reduced(AggregateFunction::sum, counts, output))));
    counts = project(counts, std::move(columns), std::move(scalars));
  }
  if (!options.sort) return counts;
  Sort order;
  order.keys.push_back({output, options.ascending});
  for (const std::string& name : names) order.keys.push_back({name, true});
  return frame::sort_rows(counts, std::move(order));
}

/// The first rows in order of some columns, missing values last.
Expr first_rows(const Expr& frame, std::size_t n, const std::vector<std::string>& columns, bool ascending, const char* method) {
  if (columns.empty()) throw Error(ErrorKind::user, std::string(method) + " needs at least one column");
  Sort order;
  for (const std::string& name : columns) order.keys.push_back({name, ascending});
  order.limit = frame::row_count(n, method);
  return frame::sort_rows(frame, std::move(order));
}

}  // namespace

DataFrame DataFrame::value_counts(const ValueCounts& options) const {
  return DataFrame(count_values(expr_, expr_->schema().names(), options));
}

DataFrame DataFrame::drop_duplicates(const DropDuplicates& options) const {
  static const std::vector<std::string> choices{"first", "last", "none"};
  if (std::find(choices.begin(), choices.end(), options.keep) == choices.end())
    throw Error(ErrorKind::user, base::not_found("drop_duplicates: keep", options.keep, choices));
  // Equal rows are one and the same, whichever stays.
  if (options.subset.empty() && options.keep != "none")
    return DataFrame(count_combinations(expr_, expr_->schema().names(), "", false));
  std::vector<Expr> inputs{expr_};
  for (const std::string& name : options.subset.empty() ? expr_->schema().names() : options.subset)
    inputs.push_back(column(name));
  GroupRows op;
  op.from_end = options.keep == "last";
  op.alone = options.keep == "none";
  return DataFrame(make(op, std::move(inputs)));
}

DataFrame DataFrame::nlargest(std::size_t n, const Columns& columns) const {
  return DataFrame(first_rows(expr_, n, columns.names(), false, "nlargest"));
}
DataFrame DataFrame::nsmallest(std::size_t n, const Columns& columns) const {
  return DataFrame(first_rows(expr_, n, columns.names(), true, "nsmallest"));
}

DataFrame Series::value_counts(const ValueCounts& options) const { return DataFrame(count_values(expr_, {name()}, options)); }
Series Series::unique() const { return Series(count_combinations(expr_, {name()}, "", false)); }
Series Series::nlargest(std::size_t n) const { return Series(first_rows(expr_, n, {name()}, false, "nlargest")); }
Series Series::nsmallest(std::size_t n) const { return Series(first_rows(expr_, n, {name()}, true, "nsmallest")); }
DataFrame Series::describe(const Describe& options) const { return DataFrame(expr_).describe(options); }

namespace {

/// A column's modes with their numbers, in order.
Expr numbered_modes(const Series& column, const std::string& number) {
  const Expr modes = column.mode().expr();
  return project(modes, {number, column.name()},
                 {make(WindowCall{.function = WindowFunction::row}, {plan::column(column.name())}), plan::column(column.name())});
}

}  // namespace

DataFrame DataFrame::mode() const {
  const std::string number = "#number";
  const std::vector<std::string> names = frame::data_columns(expr_);
  if (names.empty()) throw Error(ErrorKind::user, "mode needs at least one column");
  DataFrame all(numbered_modes((*this)[names[0]], number));
  for (std::size_t index = 1; index < names.size(); ++index)
    all = all.merge(DataFrame(numbered_modes((*this)[names[index]], number)), {.how = "outer", .on = number});
  return all.sort_values(number)[names];
}

Series Series::mode() const {
  const std::string count = "number of " + name();
  const Expr counts = count_combinations(expr_, {name()}, count, true);
  const Expr most = value_of(reduced(AggregateFunction::max, counts, count));
  const Expr modes = select(filter(counts, binary(BinaryOp::eq, column(count), most)), {name()});
  Sort order;
  order.keys.push_back({name(), true});
  return Series(frame::sort_rows(modes, std::move(order)));
}

}  // namespace weft::dd
